import type { OAuth2Auth } from '../../../src/partner/auth.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import type { RequestTemplate } from '../../../src/partner/request-template.ts'

type Variant = Omit<Partial<OAuth2Auth>, 'tokenResponse' | 'scopes' | 'refresh'> & {
  readonly tokenResponse?: Partial<OAuth2Auth['tokenResponse']>
  readonly scopes?: Partial<OAuth2Auth['scopes']>
  readonly refresh?: Partial<OAuth2Auth['refresh']>
}

const BEARER = { authorization: 'Bearer {accessToken}' }
const BASIC = { authorization: 'Basic {basicCredentials}' }
const ME: RequestTemplate = { method: 'GET', url: '/v1/me', headers: BEARER }
/** Another host than that of the data. */
const ELSEWHERE = 'http://login.127.0.0.1.nip.example:4010'

/** By what `shared/partners.md`'s dimensions 1 to 10 are called there, several at once where none hides another. */
export const AUTH_VARIANTS: Readonly<Record<string, Variant>> = {
  'no PKCE, and an expiry instead of a lifetime': {
    pkce: 'none',
    tokenResponse: { expiresIn: undefined, expiresAt: '/expires_at' } as never,
  },
  'PKCE optional, a lifetime and an expiry, scopes told nowhere': {
    pkce: 'optional',
    tokenResponse: { expiresAt: '/expires_at' },
    scopes: { granted: { from: 'none' } },
  },
  'the client in the body, with a constant field and a header, and a status in every body': {
    clientAuthentication: 'body',
    tokenRequest: { fields: { action: 'requesttoken' }, headers: { 'x-api-version': '2' } },
    tokenResponse: { root: '/body', success: { at: '/status', equals: 0 } },
  },
  'the client in the query, a refresh URL of its own, and a result that is text': {
    clientAuthentication: 'query',
    refreshUrl: '/oauth2/refresh',
    tokenResponse: { root: '/data', success: { at: '/result', equals: '0000' } },
  },
  'a public client, and refresh tokens that rotate with grace': {
    clientAuthentication: 'none',
    refresh: { graceSeconds: 60 },
    revocation: {
      method: 'POST',
      url: '/oauth/revoke',
      form: { token: '{refreshToken}', client_id: '{clientId}' },
    },
  },
  'consent and tokens at another host, scopes with commas in the redirect': {
    authorizationUrl: `${ELSEWHERE}/authorize`,
    tokenUrl: `${ELSEWHERE}/token`,
    scopes: { separator: ',', granted: { from: 'redirect', parameter: 'scope' } },
  },
  'static refresh tokens, scopes by a call, revocation by DELETE': {
    refresh: { kind: 'static' },
    scopes: {
      granted: {
        from: 'call',
        request: { method: 'GET', url: '/v1/permissions', headers: BEARER },
        at: '/permissions',
      },
    },
    revocation: { method: 'DELETE', url: '/v1/permissions', headers: BEARER },
  },
  'no refresh tokens, the user id by a call, revocation by GET': {
    refresh: { kind: 'none' },
    userId: { from: 'call', request: ME, at: '/data/id', type: 'string' },
    revocation: { method: 'GET', url: '/v1/deauthorize', headers: BEARER },
  },
  'the user id in a claim, and a registration after linking': {
    userId: { from: 'jwtClaim', token: '/id_token', at: '/sub', type: 'string' },
    afterLink: [{ method: 'POST', url: '/v1/users', headers: BEARER, json: { member: '{userId}' } }],
  },
  'the user id in the redirect, revocation with the token in the query': {
    userId: { from: 'redirect', parameter: 'user', type: 'string' },
    revocation: { method: 'POST', url: '/oauth/deauthorize', query: { access_token: '{accessToken}' } },
  },
  'the user id in the data only, and a lifetime told nowhere': {
    tokenResponse: { expiresIn: undefined } as never,
    userId: { from: 'data', at: '/user_id', type: 'string' },
  },
  'codes of 30 s, refresh tokens that end, and the oldest of ten pairs ends for another': {
    codeLifetimeSeconds: 30,
    tokenResponse: { refreshTokenExpiresIn: '/refresh_token_expires_in' },
    maxLiveTokens: { count: 10, onLimit: 'endOldest', error: 'too_many_tokens' },
  },
  'revocation of a user by the application': {
    revocation: { method: 'DELETE', url: '/v1/users/{userId}', headers: BASIC },
  },
}

/** The modern partner with another kind of access, and nothing else. */
export function withAuth(partner: Partner, variant: Variant): Partner {
  const auth = partner.auth as OAuth2Auth
  return {
    ...partner,
    auth: {
      ...auth,
      ...variant,
      tokenResponse: { ...auth.tokenResponse, ...variant.tokenResponse },
      scopes: { ...auth.scopes, ...variant.scopes },
      refresh: { ...auth.refresh, ...variant.refresh },
    },
  }
}
