import type { JournalEntry } from '../../mock/journal.ts'
import { journalView } from '../journal-view.ts'
import type { Asked, ControlRoute } from '../route.ts'
import { listOf } from '../schemas.ts'

/** What the mock saw and sent. */
export const JOURNAL_ROUTES: readonly ControlRoute[] = [
  {
    name: 'journal',
    method: 'GET',
    path: '/journal',
    about:
      'Lists what the mock answered and what it sent, oldest first; secrets and health values are masked unless asked for.',
    query: {
      kind: { about: 'Requests answered, or requests sent.', schema: { enum: ['exchange', 'delivery'] } },
      route: { about: '`authorize`, `token`, `data.sleep`, …', schema: { type: 'string' } },
      userId: { about: "One user's alone.", schema: { type: 'string' } },
      grantId: { about: 'Those of one grant.', schema: { type: 'string' } },
      status: { about: 'Those that were answered so.', schema: { type: 'integer' } },
      after: { about: 'Those with a greater sequence number.', schema: { type: 'integer', minimum: 0 } },
      limit: {
        about: 'The newest so many; 1000 unless told.',
        schema: { type: 'integer', minimum: 1, maximum: 10_000 },
      },
      exact: { about: 'With every message to the byte, secrets included.', schema: { type: 'boolean' } },
    },
    answer: { status: 200, about: 'The entries.', schema: listOf('JournalEntry') },
    run: ({ query }, { controlled }) =>
      controlled.mock.journal.entries
        .filter((entry) => answers(entry, query))
        .slice(-Number(query.limit ?? 1000))
        .map((entry) => journalView(entry, { exact: query.exact === true })),
  },
  {
    name: 'clearJournal',
    method: 'DELETE',
    path: '/journal',
    about: 'Empties the journal; sequence numbers go on.',
    answer: { status: 204, about: 'It is empty.' },
    run(_, control) {
      control.controlled.mock.journal.clear()
    },
  },
  {
    name: 'events',
    method: 'GET',
    path: '/events',
    about:
      'Tells what happens as it happens, as server-sent events: `journal` (an entry), and how `clock`, `faults`, `grants` and `endpoints` stand after a change; `reset` after a reset.',
    answer: { status: 200, about: 'A stream that goes on.', type: 'text/event-stream' },
    run: ({ request }, { events }) => events.open(request),
  },
]

function answers(entry: JournalEntry, query: Asked['query']): boolean {
  const exchange = entry.kind === 'exchange' ? entry : undefined
  return (
    (query.kind === undefined || query.kind === entry.kind) &&
    (query.route === undefined || query.route === exchange?.route) &&
    (query.userId === undefined || query.userId === exchange?.userId) &&
    (query.grantId === undefined || query.grantId === exchange?.grantId) &&
    (query.status === undefined || query.status === entry.response?.status) &&
    (query.after === undefined || entry.sequence > Number(query.after))
  )
}
