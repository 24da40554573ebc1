import { pointerKeys } from '../kernel/pointer.ts'
import type { ClientCredentialsAuth, OAuth2Auth } from '../partner/auth.ts'
import type { Locator } from '../partner/locator.ts'
import type { RequestTemplate } from '../partner/request-template.ts'
import { grantLocators, type UserFact, userFacts } from '../partner/user-facts.ts'
import { type Answer, codesOf, DONE, objectOf, succeeded, within } from './answer.ts'
import { EXAMPLES, exampleAccessToken, exampleFact, exampleUserId, jwtWith } from './examples.ts'
import { anyInteger, type Expected, likeType, matching } from './matcher.ts'

/** @param first - whether it answers the first request of a grant, which tells more than a renewal. */
export function tokenAnswer(auth: OAuth2Auth | ClientCredentialsAuth, first: boolean): Answer {
  const { tokenResponse } = auth
  if (!first && auth.kind === 'oauth2' && auth.refresh.kind === 'extending') return extensionAnswer(auth)
  // The client asks again as long as it gets the token that was refused.
  const isRenewal = !first || auth.kind === 'clientCredentials'
  const expects = (locator: Locator, told: Expected): readonly [string, Expected][] =>
    first && locator.from === 'tokenResponse' ? [[locator.at, told]] : []
  const members: readonly (readonly [string, Expected])[] = [
    [tokenResponse.accessToken, likeType(`${exampleAccessToken(auth)}${isRenewal ? '-renewed' : ''}`)],
    ...idTokens(auth, first),
    ...(isRefreshTokenDue(auth, first)
      ? [[tokenResponse.refreshToken, likeType(EXAMPLES.refreshToken)] as const]
      : []),
    ...lifetimes(auth),
    ...(isRefreshTokenDue(auth, first) ? refreshLifetime(auth) : []),
    ...expects(auth.scopes.granted, likeType(auth.scopes.request.join(auth.scopes.separator))),
    ...(auth.kind === 'oauth2' ? expects(auth.userId, userIdMatcher(auth)) : []),
    ...(auth.kind === 'oauth2'
      ? userFacts(auth).flatMap(([fact, locator]) => expects(locator, factMatcher(auth, fact)))
      : []),
  ]
  return { ...DONE, body: succeeded(within(tokenResponse, objectOf(members)), tokenResponse) }
}

/** Nothing that the client has not got already, and for how long it may keep that where only the answer says so. */
function extensionAnswer(auth: OAuth2Auth): Answer {
  const { tokenResponse, refresh } = auth
  const members = refresh.extendsSeconds === undefined ? lifetimes(auth) : []
  if (members.length === 0 && tokenResponse.success === undefined) return DONE
  const content = members.length === 0 ? {} : within(tokenResponse, objectOf(members))
  return { ...DONE, body: succeeded(content, tokenResponse) }
}

type Members = readonly (readonly [string, Expected])[]

function lifetimes({ tokenResponse }: OAuth2Auth | ClientCredentialsAuth): Members {
  return [...seconds(tokenResponse.expiresIn, 3600), ...seconds(tokenResponse.expiresAt, 1893456000)]
}

function refreshLifetime({ tokenResponse }: OAuth2Auth | ClientCredentialsAuth): Members {
  return seconds(tokenResponse.refreshTokenExpiresIn, 2592000)
}

function seconds(pointer: string | undefined, example: number): Members {
  return pointer === undefined ? [] : [[pointer, matching(example, '^\\d+$')]]
}

/** The answer to a call that tells the user's id, the granted scopes, or both. */
export function factAnswer(auth: OAuth2Auth, call: RequestTemplate): Answer {
  const asks = (locator: Locator) =>
    locator.from === 'call' && JSON.stringify(locator.request) === JSON.stringify(call)
  const { userId, scopes } = auth
  const members: [string, Expected][] = []
  if (userId.from === 'call' && asks(userId)) members.push([userId.at, userIdMatcher(auth)])
  if (scopes.granted.from === 'call' && asks(scopes.granted)) {
    members.push([scopes.granted.at, likeType(scopes.request.join(scopes.separator))])
  }
  for (const [fact, locator] of userFacts(auth))
    if (locator.from === 'call' && asks(locator)) members.push([locator.at, factMatcher(auth, fact)])
  return { ...DONE, body: objectOf(members) }
}

/** The refusal that ends a grant (RFC 6749 §5.2). */
export function deadGrantAnswer({ tokenResponse }: OAuth2Auth): Answer {
  const { success, root } = tokenResponse
  if (success === undefined) {
    return { status: 400, statusClass: 'clientError', body: { error: 'invalid_grant' } }
  }
  const { message } = success
  const at = message !== undefined && pointerKeys(message).at(-1) === 'error' ? message : `${root}/error`
  const code = codesOf(success, (status) => status === 400 || status === 401) ?? unlisted(success.equals)
  return {
    status: 200,
    body: objectOf([
      [success.at, code],
      [at, 'invalid_grant'],
    ]),
  }
}

/** A value of which only its type is known: it is none of those that are listed, and not the one that means success. */
function unlisted(success: string | number | boolean): Expected {
  if (typeof success === 'boolean') return !success
  return typeof success === 'number' ? anyInteger(400) : likeType('400')
}

function isRefreshTokenDue(auth: OAuth2Auth | ClientCredentialsAuth, first: boolean): boolean {
  if (auth.kind !== 'oauth2' || auth.refresh.kind === 'none') return false
  return first || auth.refresh.kind === 'rotating'
}

function factMatcher(auth: OAuth2Auth, fact: UserFact): Expected {
  return fact === 'eventUserId' ? idMatcher(exampleFact(auth, fact)) : FACT_MATCHERS[fact]
}

const FACT_MATCHERS: Readonly<Record<Exclude<UserFact, 'eventUserId'>, Expected>> = {
  userEmail: matching(EXAMPLES.userEmail, '^[^@\\s]+@[^@\\s]+$'),
  timeZone: matching(EXAMPLES.timeZone, '^([A-Za-z_]+/[\\w+/-]+|UTC|GMT)$'),
}

function userIdMatcher(auth: OAuth2Auth): Expected {
  return idMatcher(exampleUserId(auth))
}

function idMatcher(id: string | number): Expected {
  return typeof id === 'number' ? anyInteger(id) : likeType(id)
}

/** JWTs beside the access token, because a fact stands in one of their claims. */
function idTokens(
  auth: OAuth2Auth | ClientCredentialsAuth,
  first: boolean,
): readonly (readonly [string, Expected])[] {
  if (!first || auth.kind !== 'oauth2') return []
  const pointers = grantLocators(auth).flatMap((locator) =>
    locator.from === 'jwtClaim' ? [locator.token] : [],
  )
  return [...new Set(pointers)].map((pointer) => [
    pointer,
    matching(jwtWith(auth, pointer), '^[\\w-]+\\.[\\w-]+\\.[\\w-]*$'),
  ])
}
