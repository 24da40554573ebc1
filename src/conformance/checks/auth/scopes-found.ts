import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const scopesFound: Check<'connection'> = defineCheck({
  id: 'auth/scopes-found',
  title: 'The granted scopes stand where the descriptor says.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Return the granted scopes at the declared place, or correct `auth.scopes.granted` in the descriptor.',
  given: 'connection',

  judge({ scopes, token }) {
    if (scopes.found) return undefined
    return scopes.why === 'missing'
      ? finding(scopes.reason, scopes.exchange ?? token)
      : inapplicable(scopes.reason)
  },
})
