import { redactExchange, redactUrl } from '../conformance/redact.ts'
import type { JournalEntry, JournalQuery } from '../mock/journal.ts'
import type { MockPartner } from '../mock/mock-partner.ts'
import { exchangeText } from './exchange-text.ts'
import { mockCommand } from './repeat-command.ts'

/** A journal may be long; who reads a failed test wants its end. */
const MOST_LINES = 20

/**
 * What a mock has seen, for people: a line an exchange, secrets hidden, and the exchange that came closest to what was
 * looked for, without health values.
 */
export function journalPicture(mock: MockPartner, query: JournalQuery): string {
  const { entries } = mock.journal
  const left = Math.max(0, entries.length - MOST_LINES)
  const closest = query.route === undefined ? undefined : mock.journal.last({ route: query.route })
  return [
    entries.length === 0
      ? `${mock.partner.name}'s mock has seen nothing.`
      : `What ${mock.partner.name}'s mock has seen, in order, secrets hidden:`,
    ...(left > 0 ? [`  … ${left} more before`] : []),
    ...entries.slice(left).map((entry) => `  ${lineOf(entry, mock.partner.environments.mock?.baseUrl)}`),
    ...(closest === undefined
      ? []
      : ['', `The last of route '${query.route}':`, exchangeText(redactExchange(closest))]),
    '',
    `The same mock: ${mockCommand(mock)}`,
  ].join('\n')
}

function lineOf(entry: JournalEntry, baseUrl = ''): string {
  const { sequence, request, response } = entry
  const url = redactUrl(request.url).replace(baseUrl, '')
  const about = entry.kind === 'exchange' ? entry.route : `sent: ${entry.purpose}`
  const who = entry.kind === 'exchange' && entry.userId !== undefined ? `, user ${entry.userId}` : ''
  return `${sequence}. ${request.method} ${url} → ${response?.status ?? 'no answer'} (${about}${who})`
}
