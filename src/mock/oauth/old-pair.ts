import type { Mock } from '../seams.ts'
import type { AccessToken, RefreshToken } from './ledger.ts'
import { oauth2 } from './token-auth.ts'

/**
 * What becomes of the pair of tokens that a new access token takes the place of.
 *
 * @param moment - `issued` when the new token is handed out, `used` whenever it opens something.
 */
export function endOldPair(token: AccessToken, moment: 'issued' | 'used', mock: Mock): void {
  const { previous } = token
  if (previous === undefined) return
  const { oldPair } = oauth2(mock.partner).refresh
  if (oldPair === (moment === 'issued' ? 'endsAtOnce' : 'endsWhenNewIsUsed')) endPair(previous, token, mock)
}

/** A refresh token that stays belongs to the new pair too. */
export function endPair(previous: RefreshToken, replacement: AccessToken, mock: Mock): void {
  const nowMs = mock.clock.epochMs()
  const { refresh } = oauth2(mock.partner)
  for (const access of pairedWith(previous, mock)) {
    if (access === replacement) break
    access.revokedAtMs ??= nowMs
  }
  // What was rotated with the refresh is refused for that, and its reuse is theft; what outlived it ends quietly.
  if (refresh.kind === 'rotating' && refresh.oldPair === 'endsWhenNewIsUsed') previous.revokedAtMs ??= nowMs
}

/** The access tokens that were issued together with a refresh token, the oldest first. */
export function pairedWith(refresh: RefreshToken, mock: Mock): readonly AccessToken[] {
  return mock.ledger.accessTokensOf(refresh.grant).filter((token) => token.refresh === refresh)
}
