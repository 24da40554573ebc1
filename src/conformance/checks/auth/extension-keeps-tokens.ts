import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const extensionKeepsTokens: Check<'refresh'> = defineCheck({
  id: 'auth/extension-keeps-tokens',
  title: 'A refresh that extends tokens gives no others.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Answer the refresh without tokens or with the same ones, or declare `auth.refresh.kind: static` or `rotating`: a client keeps what it is told to keep.',
  given: 'refresh',

  judge({ before, reading, exchange }, { auth }) {
    if (auth.kind !== 'oauth2' || auth.refresh.kind !== 'extending')
      return inapplicable('a refresh gives new tokens')
    if (reading.kind !== 'success') return inapplicable('there is no renewed token')
    const { accessToken, refreshToken } = reading.tokens
    const changed = [
      ...(accessToken === before.tokens.accessToken ? [] : ['access token']),
      ...(refreshToken === before.tokens.refreshToken ? [] : ['refresh token']),
    ]
    return changed.length === 0
      ? undefined
      : finding(`declared is extending, but there is a new ${changed.join(' and a new ')}`, exchange)
  },
})
