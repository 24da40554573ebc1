import { type Check, defineCheck, finding } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const unknownTokenRefused: Check<'access-refusals'> = defineCheck({
  id: 'auth/unknown-token-refused',
  title: 'A token that was never issued opens nothing.',
  level: 'must',
  source: { document: 'RFC 6750', section: '3.1', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1' },
  remedy:
    'Look every token up, or check its signature, before anything is answered; answer 401 and `invalid_token`.',
  given: 'access-refusals',

  judge({ stranger: { status, exchange } }) {
    return isRefused(status)
      ? undefined
      : finding(`a token that was never issued is answered with ${status}`, exchange)
  },
})
