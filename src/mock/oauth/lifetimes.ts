import type { Partner } from '../../partner/partner.ts'
import type { Lifetimes } from '../seams.ts'

const REFRESH_TOKEN_SECONDS = 30 * 86_400

/** What the descriptor says of lifetimes; where it says nothing, what is common. */
export function declaredLifetimes({ auth }: Partner): Lifetimes {
  const common = { codeSeconds: 60, accessTokenSeconds: 3600 }
  if (auth.kind !== 'oauth2') return common
  const { codeLifetimeSeconds = common.codeSeconds, tokenResponse, refresh } = auth
  const tellsRefresh = tokenResponse.refreshTokenExpiresIn !== undefined
  return {
    ...common,
    codeSeconds: codeLifetimeSeconds,
    // What extends a life extends it by as much as it was.
    ...(refresh.kind === 'extending' &&
      refresh.extendsSeconds !== undefined && { accessTokenSeconds: refresh.extendsSeconds }),
    ...(tellsRefresh && { refreshTokenSeconds: REFRESH_TOKEN_SECONDS }),
  }
}
