import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'
import { asksForData } from '../support/data-calls.ts'

export const errorsInXml: Fault = {
  id: 'errors-in-xml',
  area: 'pull',
  title: 'Data come as JSON, and refusals as XML: the gateway in front writes them.',
  source: {
    document: 'RFC 9110',
    section: '15.5',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
  },
  caughtBy: ['pull/refusals-have-a-body'],
  applies: declares(({ response }) => response.success === undefined, 'its errors are inside HTTP 200'),
  hooks: {
    mediaType: (honest) => (reply, call, mock) =>
      asksForData(call) && reply.status >= 400 ? 'text/xml' : honest(reply, call, mock),
  },
}
