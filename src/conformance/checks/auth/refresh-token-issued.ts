import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { noRefresh } from '../../refreshing.ts'

export const refreshTokenIssued: Check<'token-exchange'> = defineCheck({
  id: 'auth/refresh-token-issued',
  title: 'The token response holds a refresh token where the descriptor declares one.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Issue a refresh token with the code exchange, or declare `refresh.requiresScope` and request that scope.',
  given: 'token-exchange',
  exempts: noRefresh,
  judge({ exchange, reading }) {
    if (reading.kind !== 'success') return inapplicable('there is no token response')
    return reading.tokens.refreshToken === undefined
      ? finding('there is no refresh token where the descriptor declares one', exchange)
      : undefined
  },
})
