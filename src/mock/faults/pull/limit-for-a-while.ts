import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { withHeaders } from '../../reply.ts'
import { hasData } from '../support/applies.ts'
import { asksForData, timesSoFar } from '../support/data-calls.ts'

const TOO_MANY = problem('rate', 'too_many_requests', 'There are too many requests.', 429)

export const limitForAWhile: Fault = {
  id: 'limit-for-a-while',
  area: 'pull',
  title: 'Who asks too often is told to come back "in a minute".',
  source: { document: 'RFC 9110', section: '10.2.3' },
  caughtBy: ['pull/too-many-requests-say-when'],
  applies: hasData,
  hooks: {
    answer: (honest) => async (call, mock, route) =>
      asksForData(call) && timesSoFar(mock, 'limit-for-a-while') % 4 === 0
        ? withHeaders(mock.seams.errorReply(TOO_MANY, { root: '' }, call, mock), {
            'retry-after': 'in a minute',
          })
        : honest(call, mock, route),
  },
}
