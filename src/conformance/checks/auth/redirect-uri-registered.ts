import { type Check, defineCheck, finding } from '../../check.ts'

export const redirectUriRegistered: Check<'authorization-refusals'> = defineCheck({
  id: 'auth/redirect-uri-registered',
  title: 'A redirect URI that is not registered is refused without a redirect.',
  level: 'must',
  source: { document: 'RFC 9700', section: '2.1', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1' },
  remedy:
    'Compare the redirect URI with the registered ones before anything else, and show an error page instead of redirecting.',
  given: 'authorization-refusals',

  judge({ unregisteredRedirectUri: consent }) {
    if (!consent.reached) return undefined
    const given = new URL(consent.redirectUrl).searchParams.has('code') ? 'given a code' : 'redirected to'
    return finding(`an unregistered redirect URI was ${given}`, consent.exchanges.at(-1))
  },
})
