import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const scopesCoverRequest: Check<'connection'> = defineCheck({
  id: 'auth/scopes-cover-request',
  title: 'A full consent grants every scope that was asked for.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Grant the scopes that the user agreed to, or remove from `scopes.request` what the partner does not know.',
  given: 'connection',

  judge({ grant, scopes, token }, { auth }) {
    if (grant.scopes === undefined || auth.kind !== 'oauth2')
      return inapplicable('the partner does not tell the granted scopes')
    const missing = auth.scopes.request.filter((scope) => !grant.scopes?.includes(scope))
    const shown = scopes.exchange ?? token
    return missing.length === 0 ? undefined : finding(`not granted: ${missing.join(', ')}`, shown)
  },
})
