import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import type { Evidence } from '../../../src/conformance/evidence.ts'
import type { Fault } from '../../../src/mock/fault.ts'
import type {
  ClientCredentialsAuth,
  MaxLiveTokens,
  OAuth2Auth,
  StaticCredentialsAuth,
} from '../../../src/partner/auth.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { aurora, pulse } from '../../support/partners.ts'

/** The two partners, and what one of them would be with another kind of access. */
export async function authPartners(): Promise<readonly Partner[]> {
  const modern = await aurora()
  return [modern, await pulse(), withGrace(modern), withClientCredentials(modern), withApiKey(modern)]
}

/** What the modern one would be with other refreshes; `showsInRefresh` tells which faults are worth a try on them. */
export async function refreshPartners(): Promise<readonly Partner[]> {
  const modern = await aurora()
  return [
    refreshing(modern, 'aurora-extending', { kind: 'extending', extendsSeconds: 2_592_000 }),
    refreshing(modern, 'aurora-extending-as-told', { kind: 'extending' }),
    refreshing(modern, 'aurora-until-used', { oldPair: 'endsWhenNewIsUsed' }),
    refreshing(modern, 'aurora-ending-at-once', { oldPair: 'endsAtOnce' }),
  ]
}

/** The partners on which a fault of auth is tried: those with limits only where no other can have it. */
export async function partnersToTry(): Promise<(fault: Fault) => readonly Partner[]> {
  const ordinary = await authPartners()
  const refreshing = await refreshPartners()
  const limited = await limitedPartners()
  return (fault) => {
    const canHaveIt = (partner: Partner) => fault.applies?.(partner) === undefined
    const usual = [...ordinary, ...(showsInRefresh(fault) ? refreshing : [])].filter(canHaveIt)
    return usual.length > 0 ? usual : limited.filter(canHaveIt)
  }
}

const REFRESHES: ReadonlySet<keyof Evidence> = new Set([
  'refresh',
  'refresh-reuse',
  'refresh-extension',
  'concurrent-refresh',
])

function showsInRefresh({ caughtBy }: Fault): boolean {
  return CHECKS.some(({ id, given }) => caughtBy.includes(id) && REFRESHES.has(given))
}

function refreshing(partner: Partner, id: string, refresh: Partial<OAuth2Auth['refresh']>): Partner {
  const auth = partner.auth as OAuth2Auth
  return { ...partner, id, auth: { ...auth, refresh: { ...auth.refresh, ...refresh } } }
}

/** What the modern one would be with declared lifetimes of codes and refresh tokens, and with a limit of live tokens. */
export async function limitedPartners(): Promise<readonly Partner[]> {
  const modern = await aurora()
  return [
    limited(modern, 'aurora-limited', 'refuse'),
    limited(modern, 'aurora-ending-the-oldest', 'endOldest'),
  ]
}

function limited(partner: Partner, id: string, onLimit: MaxLiveTokens['onLimit']): Partner {
  const auth = partner.auth as OAuth2Auth
  const tokenResponse = { ...auth.tokenResponse, refreshTokenExpiresIn: '/refresh_token_expires_in' }
  const maxLiveTokens = { count: 5, onLimit, error: 'too_many_tokens' }
  return { ...partner, id, auth: { ...auth, tokenResponse, codeLifetimeSeconds: 30, maxLiveTokens } }
}

function withGrace(partner: Partner): Partner {
  const auth = partner.auth as OAuth2Auth
  return {
    ...partner,
    id: 'aurora-with-grace',
    auth: {
      ...auth,
      pkce: 'optional',
      refresh: { ...auth.refresh, graceSeconds: 30 },
      eventUserId: { from: 'jwtClaim', token: '/access_token', at: '/event_user', type: 'string' },
      userEmail: { from: 'tokenResponse', at: '/email' },
      timeZone: {
        from: 'call',
        request: { method: 'GET', url: '/v1/me', headers: { authorization: 'Bearer {accessToken}' } },
        at: '/timezone',
      },
    },
  }
}

/** One token for all users, who are named in the query of each request. */
function withClientCredentials(partner: Partner): Partner {
  const { authorizationUrl: _, authorizationParameters: _1, pkce: _2, ...rest } = partner.auth as OAuth2Auth
  const { redirectUri: _3, refresh: _4, userId: _5, afterLink: _6, revocation: _7, ...shared } = rest
  const auth: ClientCredentialsAuth = { ...shared, kind: 'clientCredentials' }
  return { ...naming(partner), id: 'aurora-by-client-credentials', auth }
}

function withApiKey(partner: Partner): Partner {
  const auth: StaticCredentialsAuth = {
    kind: 'apiKey',
    access: { headers: { 'x-api-key': '{apiKey}' }, query: {} },
    credentials: { apiKey: `\${AURORA_API_KEY}` },
  }
  return { ...naming(partner), id: 'aurora-by-api-key', auth }
}

function naming(partner: Partner): Partner {
  const data = Object.entries(partner.data).map(([type, source]) => [
    type,
    {
      ...source,
      scopes: [],
      request: { ...source.request, query: { ...source.request.query, user: '{userId}' } },
    },
  ])
  return { ...partner, data: Object.fromEntries(data) }
}
