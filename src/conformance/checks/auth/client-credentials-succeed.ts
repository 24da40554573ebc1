import { type Check, defineCheck, finding } from '../../check.ts'
import { whyNoTokens } from '../../open-grant.ts'

export const clientCredentialsSucceed: Check<'token-exchange'> = defineCheck({
  id: 'auth/client-credentials-succeed',
  title: 'The client credentials are exchanged for an access token, where the descriptor says it stands.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '4.4.3',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.4.3',
  },
  remedy:
    'Answer `grant_type=client_credentials` with 200 and a JSON body, or correct `auth.tokenResponse` in the descriptor.',
  given: 'token-exchange',
  exempts: ({ auth }) =>
    auth.kind === 'clientCredentials' ? undefined : 'the partner does not use client credentials',
  judge: ({ exchange, reading }) =>
    reading.kind === 'success' ? undefined : finding(whyNoTokens(reading), exchange),
})
