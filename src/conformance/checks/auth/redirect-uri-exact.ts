import { type Check, defineCheck, finding } from '../../check.ts'
import { gotCode } from '../../open-grant.ts'

export const redirectUriExact: Check<'authorization-refusals'> = defineCheck({
  id: 'auth/redirect-uri-exact',
  title: 'The redirect URI is compared as a whole, not by how it begins.',
  level: 'must',
  source: { document: 'RFC 9700', section: '2.1', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1' },
  remedy: 'Compare the redirect URI character by character with the registered ones.',
  given: 'authorization-refusals',

  judge({ extendedRedirectUri: consent }) {
    return gotCode(consent)
      ? finding(
          'a redirect URI with something behind the registered one was given a code',
          consent.exchanges.at(-1),
        )
      : undefined
  },
})
