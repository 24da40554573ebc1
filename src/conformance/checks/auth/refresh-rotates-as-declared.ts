import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const refreshRotatesAsDeclared: Check<'refresh'> = defineCheck({
  id: 'auth/refresh-rotates-as-declared',
  title: 'A refresh gives a new refresh token exactly where the descriptor says that they rotate.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Rotate refresh tokens or keep them, and declare which in `auth.refresh.kind`: Terra stores what it is told to store.',
  given: 'refresh',

  judge({ before, reading, exchange }, { auth }) {
    if (reading.kind !== 'success' || auth.kind !== 'oauth2') return inapplicable('there is no renewed token')
    const next = reading.tokens.refreshToken
    const rotated = next !== undefined && next !== before.tokens.refreshToken
    if (auth.refresh.kind === 'rotating' && !rotated)
      return finding('declared is rotating, but the refresh token did not change', exchange)
    if (auth.refresh.kind !== 'rotating' && rotated)
      return finding(`declared is ${auth.refresh.kind}, but there is a new refresh token`, exchange)
    return undefined
  },
})
