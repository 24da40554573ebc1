import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { asksForData } from '../support/data-calls.ts'

export const xmlAlthoughJson: Fault = {
  id: 'xml-although-json',
  area: 'pull',
  title: 'Data come as XML, whatever is asked for.',
  source: {
    document: 'RFC 9110',
    section: '12.5.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1',
  },
  caughtBy: ['pull/answer-is-json'],
  applies: hasData,
  hooks: {
    mediaType: (honest) => (reply, call, mock) =>
      asksForData(call) && reply.status < 300 ? 'application/xml' : honest(reply, call, mock),
  },
}
