import { type Check, defineCheck, finding } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const tokenRequired: Check<'access-refusals'> = defineCheck({
  id: 'auth/token-required',
  title: 'Without a token there are no data.',
  level: 'must',
  source: { document: 'RFC 6750', section: '3', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3' },
  remedy: 'Answer a request without credentials with 401 and a `WWW-Authenticate: Bearer` challenge.',
  given: 'access-refusals',

  judge({ nobody: { status, exchange } }) {
    return isRefused(status)
      ? undefined
      : finding(`a request without a token is answered with ${status}`, exchange)
  },
})
