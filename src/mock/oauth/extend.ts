import type { Mock } from '../seams.ts'
import type { AccessToken, RefreshToken } from './ledger.ts'
import { pairedWith } from './old-pair.ts'
import { tokenAuth } from './token-auth.ts'

/**
 * The access token that goes on where a refresh extends tokens; `undefined` where it gives new ones. One that has expired
 * is extended all the same, as at COROS. A refresh token that would end lives as long again.
 */
export function extendAccessToken(previous: RefreshToken, mock: Mock): AccessToken | undefined {
  const auth = tokenAuth(mock.partner)
  if (auth.kind !== 'oauth2' || auth.refresh.kind !== 'extending') return undefined
  const access = pairedWith(previous, mock).at(-1)
  if (access === undefined) return undefined
  const { accessTokenSeconds, refreshTokenSeconds } = mock.lifetimes
  const { extendsSeconds = accessTokenSeconds } = auth.refresh
  access.issuedAtMs = mock.clock.epochMs()
  access.expiresAtMs = access.issuedAtMs + extendsSeconds * 1000
  if (refreshTokenSeconds !== undefined) previous.expiresAtMs = access.issuedAtMs + refreshTokenSeconds * 1000
  return access
}
