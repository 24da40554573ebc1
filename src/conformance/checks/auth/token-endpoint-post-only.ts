import { type Check, defineCheck } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const tokenEndpointPostOnly: Check<'token-refusals'> = defineCheck({
  id: 'auth/token-endpoint-post-only',
  title: 'Tokens are given to POST requests only.',
  level: 'must',
  source: { document: 'RFC 6749', section: '3.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.2' },
  remedy: 'Answer GET at the token endpoint with 405; URLs with codes and secrets end up in logs.',
  given: 'token-refusals',

  judge: ({ byGet }, partner) => refusalFinding(byGet, partner, 'a token request by GET'),
})
