import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const forgedTokenRefused: Check<'access-refusals'> = defineCheck({
  id: 'auth/forged-token-refused',
  title: 'A token with a changed end opens nothing.',
  level: 'must',
  source: { document: 'RFC 8725', section: '3.3', url: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.3' },
  remedy: 'Verify the signature of every token, or compare the whole token with the stored one.',
  given: 'access-refusals',

  judge({ forger }) {
    if (forger === undefined) return inapplicable('the partner gives no tokens')
    return isRefused(forger.status)
      ? undefined
      : finding(`a token with a changed end is answered with ${forger.status}`, forger.exchange)
  },
})
