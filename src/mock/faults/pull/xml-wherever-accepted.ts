import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { asksForData } from '../support/data-calls.ts'

export const xmlWhereverAccepted: Fault = {
  id: 'xml-wherever-accepted',
  area: 'pull',
  title: 'Whoever accepts XML at all gets it, however much JSON is preferred.',
  source: {
    document: 'RFC 9110',
    section: '12.5.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1',
  },
  caughtBy: ['pull/json-when-preferred'],
  applies: hasData,
  hooks: {
    mediaType: (honest) => (reply, call, mock) =>
      asksForData(call) && /\bxml\b/i.test(call.incoming.request.headers.get('accept') ?? '')
        ? 'text/xml'
        : honest(reply, call, mock),
  },
}
