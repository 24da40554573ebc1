import type { Fault } from '../../fault.ts'
import { withHeaders } from '../../reply.ts'
import { hasData } from '../support/applies.ts'
import { asksForData } from '../support/data-calls.ts'

export const xmlCalledJson: Fault = {
  id: 'xml-called-json',
  area: 'pull',
  title: 'Data come as XML and are called JSON.',
  source: { document: 'RFC 9110', section: '8.3', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.3' },
  caughtBy: ['pull/pull-succeeds'],
  applies: hasData,
  hooks: {
    mediaType: (honest) => (reply, call, mock) =>
      asksForData(call) && reply.status < 300 ? 'application/xml' : honest(reply, call, mock),
    answer: (honest) => async (call, mock, route) => {
      const reply = await honest(call, mock, route)
      return reply.content.kind === 'text' && asksForData(call)
        ? withHeaders(reply, { 'content-type': 'application/json' })
        : reply
    },
  },
}
