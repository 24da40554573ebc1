import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const oldRefreshTokenEnds: Check<'refresh-reuse'> = defineCheck({
  id: 'auth/old-refresh-token-ends',
  title: 'Where the use of the new pair ends the old one, the old refresh token is refused from then on.',
  level: 'must',
  source: {
    document: 'RFC 9700',
    section: '4.14.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2',
  },
  remedy:
    'Invalidate the old refresh token when the new access token is first used, or declare another `auth.refresh.oldPair`.',
  given: 'refresh-reuse',

  judge({ onceUsed }) {
    if (onceUsed === undefined)
      return inapplicable('the use of a new pair is not declared to end the old one')
    const { reading, use, exchange } = onceUsed
    if (isRefused(use.status)) return inapplicable('the new pair could not be used')
    return reading.kind === 'success'
      ? finding('the old refresh token gave tokens after the new pair was used', use.exchange, exchange)
      : undefined
  },
})
