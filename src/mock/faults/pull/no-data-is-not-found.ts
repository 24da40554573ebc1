import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { declares } from '../support/applies.ts'

export const noDataIsNotFound: Fault = {
  id: 'no-data-is-not-found',
  area: 'pull',
  title: 'An empty range is answered with 404, although a list is declared.',
  source: {
    document: 'Garmin: a 409 treated as accepted, waiting for a webhook that never comes',
    url: 'https://github.com/the-momentum/open-wearables/pull/528',
  },
  caughtBy: ['pull/empty-as-declared'],
  applies: declares(({ empty }) => empty === 'list', 'it does not say "no data" by a list'),
  hooks: {
    dataReply: (honest) => (body, page, query, call, mock) =>
      page.total === 0 ? jsonReply(404, { error: 'not_found' }) : honest(body, page, query, call, mock),
  },
}
