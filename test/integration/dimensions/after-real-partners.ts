import type { Partner } from '../../../src/partner/partner.ts'
import { withAuth } from './auth-variants.ts'

const THIRTY_DAYS_S = 30 * 86_400

/** A refresh has a URL of its own, is answered with a code alone, and gives the same tokens thirty days more. */
export function afterCoros(partner: Partner): Partner {
  return withAuth(partner, {
    refreshUrl: '/oauth2/refresh-token',
    clientAuthentication: 'body',
    tokenResponse: { root: '/data', success: { at: '/result', equals: '0000', message: '/message' } },
    refresh: { kind: 'extending', extendsSeconds: THIRTY_DAYS_S },
  })
}

/**
 * As Doorkeeper does it: the old pair lives until the new access token is first used, so that no lost answer costs a grant.
 * A user has ten pairs at most.
 */
export function afterWahoo(partner: Partner): Partner {
  return withAuth(partner, {
    pkce: 'optional',
    refresh: { kind: 'rotating', oldPair: 'endsWhenNewIsUsed' },
    maxLiveTokens: {
      count: 10,
      onLimit: 'refuse',
      error: 'Too many unrevoked access tokens exist for this app and user',
    },
  })
}

/** A user is linked by a name from the token response, and called by a key from a claim in webhooks. */
export function afterSuunto(partner: Partner): Partner {
  return withAuth(partner, {
    userId: { from: 'tokenResponse', at: '/user', type: 'string' },
    eventUserId: { from: 'jwtClaim', token: '/access_token', at: '/uk', type: 'string' },
  })
}
