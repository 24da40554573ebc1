import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'

export const oneTypeUnavailable: Fault = {
  id: 'one-type-unavailable',
  area: 'end-to-end',
  title: 'One data type is never available.',
  source: {
    document: 'Withings: an error inside a successful answer',
    url: 'https://github.com/jaroslawhartman/withings-sync/issues/41',
  },
  caughtBy: ['end-to-end/history-arrives'],
  applies: ({ data }) => (data.daily === undefined ? 'it offers no daily' : undefined),
  hooks: {
    response: (honest) => (reply, call, mock) =>
      call.route === 'data.daily' ? jsonReply(503, { error: 'unavailable' }) : honest(reply, call, mock),
  },
}
