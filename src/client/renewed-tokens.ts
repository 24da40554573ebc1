import type { Tokens } from './tokens.ts'

/**
 * The refresh token stays where the answer holds none (RFC 6749 §6), and its end stays with it where the answer tells
 * none. How long another one lives, only the answer can tell.
 */
export function renewedTokens(before: Tokens, told: Tokens): Tokens {
  const { refreshToken = before.refreshToken } = told
  const stays = refreshToken === before.refreshToken
  const refreshExpiresAtMs = told.refreshExpiresAtMs ?? (stays ? before.refreshExpiresAtMs : undefined)
  return {
    ...told,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(refreshExpiresAtMs === undefined ? {} : { refreshExpiresAtMs }),
  }
}
