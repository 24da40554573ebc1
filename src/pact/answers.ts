import type { JsonObject } from '../kernel/json.ts'
import { pointerKeys, resolvePointer, withPointer } from '../kernel/pointer.ts'
import type { ClientCredentialsAuth, OAuth2Auth } from '../partner/auth.ts'
import type { DataSource } from '../partner/data.ts'
import type { Envelope } from '../partner/envelope.ts'
import type { Locator } from '../partner/locator.ts'
import type { Partner } from '../partner/partner.ts'
import type { RequestTemplate } from '../partner/request-template.ts'
import { EXAMPLES, exampleAccessToken, exampleUserId, jwtWith } from './examples.ts'
import { anyInteger, type Expected, everyItem, likeType, matching, someItem } from './matcher.ts'

/** What a partner must answer. Nothing stands in it that the client does not read. */
export interface Answer {
  readonly status: number
  /** Absent: exactly this status. */
  readonly statusClass?: 'success' | 'redirect' | 'clientError'
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, Expected>>
  readonly body?: Expected
}

/** A success without anything that anybody reads. */
export const DONE: Answer = { status: 200, statusClass: 'success' }

/** @param first - whether it answers the first request of a grant, which tells more than a renewal. */
export function tokenAnswer(auth: OAuth2Auth | ClientCredentialsAuth, first: boolean): Answer {
  const { tokenResponse } = auth
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
    ...[tokenResponse.expiresIn, tokenResponse.expiresAt]
      .filter((pointer) => pointer !== undefined)
      .map((pointer, index) => [pointer, matching(index === 0 ? 3600 : 1893456000, '^\\d+$')] as const),
    ...expects(auth.scopes.granted, likeType(auth.scopes.request.join(auth.scopes.separator))),
    ...(auth.kind === 'oauth2' ? expects(auth.userId, userIdMatcher(auth)) : []),
  ]
  return { ...DONE, body: succeeded(within(tokenResponse, objectOf(members)), tokenResponse) }
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
  const code = codesOf(success, (status) => status === 400 || status === 401)
  if (code === undefined)
    return { status: 400, statusClass: 'clientError', body: objectOf([[at, 'invalid_grant']]) }
  return {
    status: 200,
    body: objectOf([
      [success.at, code],
      [at, 'invalid_grant'],
    ]),
  }
}

/** A refusal with a status, inside HTTP 200 where the partner says it there. */
export function refusal(envelope: Pick<Envelope, 'success'>, status: number): Answer {
  const { success } = envelope
  const code = success === undefined ? undefined : codesOf(success, (meaning) => meaning === status)
  return success === undefined || code === undefined
    ? { status }
    : { status: 200, body: objectOf([[success.at, code]]) }
}

/** One request too many. How long to wait is read where the partner says that it tells. */
export function tooManyAnswer({ rateLimit }: Pick<Partner, 'rateLimit'>, { response }: DataSource): Answer {
  const { status, retryAfter } = rateLimit?.refusal ?? { status: 429, retryAfter: 'none' }
  const answer = refusal(response, status)
  if (retryAfter === 'none') return answer
  const told =
    retryAfter === 'seconds'
      ? matching('60', '^\\d+$')
      : matching(
          'Fri, 16 Jan 2026 12:01:00 GMT',
          '^[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} [\\d:]{8} GMT$',
        )
  return { ...answer, headers: { 'retry-after': told } }
}

/** One page that holds such records, and whatever tells that it is not the last. */
export function pageAnswer(
  source: DataSource,
  records: { readonly every: Expected } | { readonly some: Expected },
  options: { readonly more: boolean },
): Answer {
  const { response, records: declared, example } = source
  const isList = Array.isArray(resolvePointer(example, `${response.root}${declared.at}`))
  const record = 'every' in records ? records.every : records.some
  const list = 'every' in records ? everyItem(record, { min: 1 }) : someItem(record)
  const paging = options.more ? pagingMembers(source) : { members: [], headers: {} }
  const content = objectOf([[declared.at, isList ? list : record], ...paging.members])
  return {
    ...DONE,
    body: succeeded(within(response, content), response),
    ...(Object.keys(paging.headers).length === 0 ? {} : { headers: paging.headers }),
  }
}

/** "No data", as the partner says it. */
export function emptyAnswer({ empty, response, records }: DataSource): Answer {
  switch (empty) {
    case 'list':
      return { ...DONE, body: succeeded(within(response, objectOf([[records.at, []]])), response) }
    case '204':
      return { status: 204 }
    case '404':
      return refusal(response, 404)
    case 'absent':
      return { ...DONE, body: succeeded(within(response, {}), response) }
  }
}

function isRefreshTokenDue(auth: OAuth2Auth | ClientCredentialsAuth, first: boolean): boolean {
  if (auth.kind !== 'oauth2' || auth.refresh.kind === 'none') return false
  return first || auth.refresh.kind === 'rotating'
}

function userIdMatcher(auth: OAuth2Auth): Expected {
  const id = exampleUserId(auth)
  return typeof id === 'number' ? anyInteger(id) : likeType(id)
}

/** JWTs beside the access token, because a fact stands in one of their claims. */
function idTokens(
  auth: OAuth2Auth | ClientCredentialsAuth,
  first: boolean,
): readonly (readonly [string, Expected])[] {
  if (!first || auth.kind !== 'oauth2') return []
  const pointers = [auth.userId, auth.scopes.granted].flatMap((locator) =>
    locator.from === 'jwtClaim' ? [locator.token] : [],
  )
  return [...new Set(pointers)].map((pointer) => [
    pointer,
    matching(jwtWith(auth, pointer), '^[\\w-]+\\.[\\w-]+\\.[\\w-]*$'),
  ])
}

function pagingMembers({ paging, example, response }: DataSource): {
  readonly members: readonly (readonly [string, Expected])[]
  readonly headers: Readonly<Record<string, Expected>>
} {
  const none = { members: [], headers: {} }
  const flag = (at: string): Expected =>
    typeof resolvePointer(example, `${response.root}${at}`) === 'number' ? 1 : true
  switch (paging.kind) {
    case 'none':
      return none
    case 'cursor':
      return { ...none, members: [[paging.next, likeType(EXAMPLES.cursor)]] }
    case 'offset': {
      const next =
        paging.next === undefined ? [] : [[paging.next, anyInteger(Number(EXAMPLES.offset))] as const]
      return { ...none, members: [[paging.more, flag(paging.more)], ...next] }
    }
    case 'page': {
      const pages =
        paging.pages === undefined ? [] : [[paging.pages, matching(2, '^([2-9]|\\d{2,})$')] as const]
      return { ...none, members: paging.more === undefined ? pages : [[paging.more, flag(paging.more)]] }
    }
    case 'nextUrl':
      return { ...none, members: [[paging.next, matching(EXAMPLES.nextUrl, '^(https?:/)?/.+')]] }
    case 'link':
      return {
        ...none,
        headers: { link: matching(`<${EXAMPLES.nextUrl}>; rel="next"`, '<[^>]+>.*rel="?next"?.*') },
      }
  }
}

/** The codes of an envelope that mean such a status, as one expected value; `undefined` where none does. */
function codesOf(
  success: NonNullable<Envelope['success']>,
  isMeant: (status: number) => boolean,
): Expected | undefined {
  const codes = Object.entries(success.otherwise ?? {})
    .filter(([, status]) => isMeant(status))
    .map(([code]) => code)
  const [first] = codes
  if (first === undefined) return undefined
  const value = typeof success.equals === 'number' ? Number(first) : first
  return codes.length === 1 ? value : matching(value, `^(${codes.join('|')})$`)
}

function succeeded(body: Expected, { success }: Pick<Envelope, 'success'>): Expected {
  return success === undefined ? body : withPointer(body, success.at, success.equals)
}

function within({ root }: Pick<Envelope, 'root'>, content: Expected): Expected {
  return root === '' ? content : withPointer<Expected>({}, root, content)
}

function objectOf(members: readonly (readonly [string, Expected])[]): Expected {
  return members.reduce<Expected>((body, [at, value]) => withPointer(body, at, value), {} as JsonObject)
}
