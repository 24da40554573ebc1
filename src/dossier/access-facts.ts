import type { MaxLiveTokens, OAuth2Auth, TokenResponse } from '../partner/auth.ts'
import type { Envelope } from '../partner/envelope.ts'
import type { Partner } from '../partner/partner.ts'
import type { RateLimit } from '../partner/rate-limit.ts'
import { type Fact, factsOf } from './fact.ts'
import { carried, lasting, located, requestLine } from './phrases.ts'

/** What the form does not ask about connecting, and a client must know. */
export function accessFacts(partner: Partner, baseUrl: string): readonly Fact[] {
  const { auth, rateLimit, xml } = partner
  const common = {
    'Format of answers': xml === undefined ? undefined : FORMATS[xml],
    'How requests carry it': carried(auth),
    'Rate limit': rateLimit === undefined ? undefined : limitSaid(rateLimit),
    'Rate limit told in': rateLimit === undefined ? undefined : Object.keys(rateLimit.headers).join(', '),
  }
  if (!('tokenUrl' in auth)) return factsOf({ Credentials: auth.kind, ...common })
  return factsOf({
    'Client authentication': CLIENT_AUTHENTICATION[auth.clientAuthentication],
    ...(auth.kind === 'oauth2' ? consentFacts(auth, baseUrl) : {}),
    'Beside the standard fields of a token request': pairs(auth.tokenRequest.fields),
    'Headers of a token request': pairs(auth.tokenRequest.headers),
    'Token response': tokenResponseSaid(auth.tokenResponse),
    'Errors inside HTTP 200': envelopeSaid(auth.tokenResponse),
    ...common,
  })
}

const FORMATS = {
  onRequest: 'JSON; XML where Accept prefers it',
  byDefault: 'XML; JSON where Accept prefers it',
} as const

const CLIENT_AUTHENTICATION = {
  basic: 'HTTP Basic with client_id and client_secret (client_secret_basic)',
  body: 'client_id and client_secret in the form (client_secret_post)',
  query: 'client_id and client_secret in the query',
  none: 'none: a public client',
} as const

function consentFacts(auth: OAuth2Auth, baseUrl: string): Readonly<Record<string, string | undefined>> {
  const {
    refresh,
    pkce,
    userId,
    userEmail,
    timeZone,
    eventUserId,
    afterLink,
    codeLifetimeSeconds,
    maxLiveTokens,
  } = auth
  return {
    PKCE: pkce === 'none' ? 'not used' : `${pkce}, with S256`,
    'Further parameters of the authorization request': pairs(auth.authorizationParameters),
    'Redirect URI': 'the one that Terra names is registered exactly as it is written',
    'Authorization codes':
      codeLifetimeSeconds === undefined ? undefined : `live for ${lasting(codeLifetimeSeconds)}`,
    'Refresh tokens': refreshSaid(refresh),
    'Live tokens of one user': maxLiveTokens === undefined ? undefined : liveTokensSaid(maxLiveTokens),
    'User id': located(userId, baseUrl),
    'Email of the user': userEmail === undefined ? undefined : located(userEmail, baseUrl),
    'Time zone of the user': timeZone === undefined ? undefined : located(timeZone, baseUrl),
    'User id in webhooks':
      eventUserId === undefined ? undefined : `another one, ${located(eventUserId, baseUrl)}`,
    'Requests after linking': afterLink.map((request) => requestLine(request, baseUrl)).join('; '),
  }
}

function liveTokensSaid({ count, onLimit, error }: MaxLiveTokens): string {
  const beyond =
    onLimit === 'refuse' ? `one more is refused with the error ${error}` : 'one more ends the oldest'
  return `${count} pair${count === 1 ? '' : 's'} at most; ${beyond}`
}

function refreshSaid(refresh: OAuth2Auth['refresh']): string {
  const { kind, requiresScope, extendsSeconds } = refresh
  const scope = requiresScope === undefined ? '' : `; given only with the scope ${requiresScope}`
  switch (kind) {
    case 'none':
      return 'none'
    case 'static':
      return `the same one is used again and again${oldAccessSaid(refresh)}${scope}`
    case 'extending': {
      const span = extendsSeconds === undefined ? 'as the answer says' : `by ${lasting(extendsSeconds)}`
      return `the same one is used again and again; a refresh extends the life of the same access token, ${span}${scope}`
    }
    case 'rotating':
      return `a new one with every refresh; ${oldSaid(refresh)}${oldAccessSaid(refresh)}${scope}`
  }
}

function oldSaid({ graceSeconds, oldPair }: OAuth2Auth['refresh']): string {
  const untilUsed = oldPair === 'endsWhenNewIsUsed'
  if (graceSeconds === 0)
    return untilUsed
      ? 'the old one works until the new access token is first used'
      : 'the old one is dead at once'
  return `the old one works for another ${lasting(graceSeconds)}${untilUsed ? ', or until the new access token is first used' : ''}`
}

function oldAccessSaid({ oldPair }: OAuth2Auth['refresh']): string {
  switch (oldPair) {
    case 'livesOut':
      return ''
    case 'endsAtOnce':
      return '; the old access token ends with the refresh'
    case 'endsWhenNewIsUsed':
      return '; the old access token ends when the new one is first used'
  }
}

function tokenResponseSaid({
  root,
  accessToken,
  refreshToken,
  expiresIn,
  expiresAt,
  refreshTokenExpiresIn,
}: TokenResponse): string {
  const members = [
    `access token at ${root}${accessToken}`,
    `refresh token at ${root}${refreshToken}`,
    ...(expiresIn === undefined ? [] : [`lifetime in seconds at ${root}${expiresIn}`]),
    ...(expiresAt === undefined ? [] : [`expiry in epoch seconds at ${root}${expiresAt}`]),
    ...(refreshTokenExpiresIn === undefined
      ? []
      : [`lifetime of the refresh token in seconds at ${root}${refreshTokenExpiresIn}`]),
  ]
  return members.join(', ')
}

/** How an answer says inside HTTP 200 that it is none; `undefined` where the status alone decides. */
export function envelopeSaid({ success }: Envelope): string | undefined {
  if (success === undefined) return undefined
  const others = Object.entries(success.otherwise ?? {}).map(([value, status]) => `${value} as ${status}`)
  return `${success.at} is ${success.equals} on success${others.length === 0 ? '' : `; otherwise ${others.join(', ')}`}`
}

function limitSaid({ windows, refusal }: RateLimit): string {
  const said = windows.map(
    ({ requests, seconds, per }) => `${requests} requests in ${lasting(seconds)} per ${per}`,
  )
  return `${said.join(', ')}; beyond it ${refusal.status}${refusal.retryAfter === 'none' ? '' : ' with Retry-After'}`
}

function pairs(record: Readonly<Record<string, string>>): string {
  return Object.entries(record)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')
}
