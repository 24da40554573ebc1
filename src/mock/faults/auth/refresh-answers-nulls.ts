import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { tokenAuth } from '../../oauth/token-auth.ts'
import { givesNewTokens } from './support/applies.ts'

export const refreshAnswersNulls: Fault = {
  id: 'refresh-answers-nulls',
  area: 'auth',
  title: 'A refresh is answered with success and without tokens.',
  source: {
    document: 'SparkyFitness, pull request 2293: tokens overwritten with NULL',
    url: 'https://github.com/CodeWithCJ/SparkyFitness/pull/2293',
  },
  caughtBy: ['auth/refresh-succeeds'],
  applies: givesNewTokens,
  hooks: {
    tokenBody: (honest) => (tokens, mock) => {
      const body = honest(tokens, mock)
      const { root, accessToken } = tokenAuth(mock.partner).tokenResponse
      return tokens.reason === 'refresh' ? withPointer(body, `${root}${accessToken}`, null) : body
    },
  },
}
