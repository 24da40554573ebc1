import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { refreshes } from './support/applies.ts'

export const refreshRefused: Fault = {
  id: 'refresh-refused',
  area: 'auth',
  title: 'A good refresh token is refused without a reason.',
  source: {
    document: 'quantified-self, issue 589: an opaque 400 to a refresh',
    url: 'https://github.com/jimmykane/quantified-self/issues/589',
  },
  caughtBy: ['auth/refresh-succeeds'],
  applies: refreshes,
  hooks: {
    refreshProblems: () => () => [problem('unknown', 'invalid_request', 'Bad Request')],
  },
}
