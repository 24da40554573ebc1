import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { hasData } from '../support/applies.ts'
import { asksForData, lastTypeOf } from '../support/data-calls.ts'

export const oneTypeCrashes: Fault = {
  id: 'one-type-crashes',
  area: 'pull',
  title: 'One data type answers nothing but server errors.',
  source: { document: 'RFC 9110', section: '15.6.1' },
  caughtBy: ['pull/pull-succeeds'],
  applies: hasData,
  hooks: {
    answer: (honest) => async (call, mock, route) =>
      asksForData(call, lastTypeOf(mock.partner))
        ? jsonReply(500, { error: 'internal_error' })
        : honest(call, mock, route),
  },
}
