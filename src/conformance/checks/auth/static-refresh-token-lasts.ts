import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const staticRefreshTokenLasts: Check<'refresh-reuse'> = defineCheck({
  id: 'auth/static-refresh-token-lasts',
  title: 'A refresh token that stays works again and again.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy: 'Keep the refresh token valid after a refresh, or declare `auth.refresh.kind: rotating`.',
  given: 'refresh-reuse',

  judge({ again, againReading }, { auth }) {
    if (auth.kind !== 'oauth2' || auth.refresh.kind === 'rotating')
      return inapplicable('refresh tokens rotate')
    return againReading.kind === 'success'
      ? undefined
      : finding('the second refresh with the same token was refused', again)
  },
})
