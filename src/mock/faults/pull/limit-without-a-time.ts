import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { hasData } from '../support/applies.ts'
import { asksForData, timesSoFar } from '../support/data-calls.ts'

const TOO_MANY = problem('rate', 'too_many_requests', 'There are too many requests.', 429)

export const limitWithoutATime: Fault = {
  id: 'limit-without-a-time',
  area: 'pull',
  title: 'Who asks too often is refused without being told when to come back.',
  source: { document: 'RFC 6585', section: '4' },
  caughtBy: ['pull/too-many-requests-say-when'],
  applies: hasData,
  hooks: {
    answer: (honest) => async (call, mock, route) =>
      asksForData(call) && timesSoFar(mock, 'limit-without-a-time') % 4 === 0
        ? mock.seams.errorReply(TOO_MANY, { root: '' }, call, mock)
        : honest(call, mock, route),
  },
}
