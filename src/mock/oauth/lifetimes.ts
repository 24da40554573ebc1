import type { Partner } from '../../partner/partner.ts'
import type { Lifetimes } from '../seams.ts'

const REFRESH_TOKEN_SECONDS = 30 * 86_400

/** What the descriptor says of lifetimes; where it says nothing, what is common. */
export function declaredLifetimes({ auth }: Partner): Lifetimes {
  const common = { codeSeconds: 60, accessTokenSeconds: 3600 }
  if (auth.kind !== 'oauth2') return common
  const { codeLifetimeSeconds = common.codeSeconds, tokenResponse } = auth
  const tellsRefresh = tokenResponse.refreshTokenExpiresIn !== undefined
  return {
    ...common,
    codeSeconds: codeLifetimeSeconds,
    ...(tellsRefresh && { refreshTokenSeconds: REFRESH_TOKEN_SECONDS }),
  }
}
