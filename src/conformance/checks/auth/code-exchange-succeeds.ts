import { type Check, defineCheck, finding } from '../../check.ts'
import { noConsent, whyNoTokens } from '../../open-grant.ts'

export const codeExchangeSucceeds: Check<'token-exchange'> = defineCheck({
  id: 'auth/code-exchange-succeeds',
  title: 'A fresh code is exchanged for an access token, where the descriptor says it stands.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '4.1.4',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.4',
  },
  remedy:
    'Answer the token request with 200 and a JSON body, or correct `auth.tokenResponse` in the descriptor.',
  given: 'token-exchange',
  exempts: noConsent,
  judge: ({ exchange, reading }) =>
    reading.kind === 'success' ? undefined : finding(whyNoTokens(reading), exchange),
})
