import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { asksForData } from '../support/data-calls.ts'

export const firstAcceptedTypeTaken: Fault = {
  id: 'first-accepted-type-taken',
  area: 'pull',
  title: 'The first type that Accept lists decides, and its quality counts for nothing.',
  source: {
    document: 'RFC 9110',
    section: '12.4.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.4.2',
  },
  caughtBy: ['pull/json-when-preferred'],
  applies: hasData,
  hooks: {
    mediaType: (honest) => (reply, call, mock) => {
      const [first = ''] = (call.incoming.request.headers.get('accept') ?? '').split(/[,;]/)
      return asksForData(call) && first.endsWith('/xml') ? first : honest(reply, call, mock)
    },
  },
}
