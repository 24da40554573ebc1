import { type Check, defineCheck } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const expiredRefreshTokenRefused: Check<'refresh-token-lifetime'> = defineCheck({
  id: 'auth/expired-refresh-token-refused',
  title: 'An expired refresh token gives nothing.',
  level: 'must',
  source: { document: 'RFC 6749', section: '5.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
  remedy: 'Answer a refresh token whose time is over with 400 and `invalid_grant`.',
  given: 'refresh-token-lifetime',

  judge: ({ after, lifeSeconds }, partner) =>
    refusalFinding(after.exchange, partner, `a minute after its ${lifeSeconds} s the refresh token`),
})
