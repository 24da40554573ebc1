import { type Check, defineCheck, finding } from '../../check.ts'
import { whyNoCode } from '../../open-grant.ts'

export const consentReturnsCode: Check<'authorization'> = defineCheck({
  id: 'auth/consent-returns-code',
  title: 'After consent the user comes back to the redirect URI with a code.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '4.1.2',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2',
  },
  remedy:
    'Redirect the browser to the registered redirect URI with `code` and `state` once the user has consented.',
  given: 'authorization',
  judge: (authorization) =>
    authorization.redirect?.get('code')
      ? undefined
      : finding(whyNoCode(authorization), authorization.consent.exchanges.at(-1)),
})
