import { type JsonObject, parseJson } from '../../../src/kernel/json.ts'
import type { OAuth2Auth } from '../../../src/partner/auth.ts'
import type { Door } from './door.ts'

/** RFC 7636, appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

const DAY_MS = 86_400_000

export interface Asked {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** Makes it a POST. */
  readonly form?: Readonly<Record<string, string | undefined>>
  readonly authorization?: string
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly body: JsonObject
  readonly challenge: string | null
  readonly cacheControl: string | null
}

export async function ask(door: Door, { path, query = {}, form, authorization }: Asked): Promise<Answer> {
  const url = new URL(path, door.baseUrl)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const fields = Object.entries(form ?? {}).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const response = await door.send(
    new Request(url, {
      headers: authorization === undefined ? {} : { authorization },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) }),
    }),
  )
  const text = await response.text()
  return {
    status: response.status,
    text,
    body: text === '' ? {} : (parseJson(text) as JsonObject),
    challenge: response.headers.get('www-authenticate'),
    cacheControl: response.headers.get('cache-control'),
  }
}

/** Takes the user to consent; what comes back with the redirect. */
export async function authorize(
  door: Door,
): Promise<{ readonly code: string; readonly state: string | null }> {
  const { auth } = door.mock.partner
  const { authorizationUrl, scopes, pkce } = auth as OAuth2Auth
  const url = new URL(authorizationUrl, door.baseUrl)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: door.mock.credentials.clientId,
    redirect_uri: door.redirectUri,
    scope: scopes.request.join(scopes.separator),
    state: 'a state & more',
    ...(pkce === 'none' ? {} : { code_challenge: CHALLENGE, code_challenge_method: 'S256' }),
  }).toString()
  const back = new URL(await door.consent(url.href))
  if (`${back.origin}${back.pathname}` !== door.redirectUri) throw new Error(`sent to ${back}`)
  return { code: back.searchParams.get('code') ?? '', state: back.searchParams.get('state') }
}

export function redeem(
  door: Door,
  code: string,
  fields: Readonly<Record<string, string | undefined>> = {},
): Promise<Answer> {
  const { pkce } = door.mock.partner.auth as OAuth2Auth
  return token(door, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: door.redirectUri,
    code_verifier: pkce === 'none' ? undefined : VERIFIER,
    ...fields,
  })
}

export function refresh(door: Door, refreshToken: string): Promise<Answer> {
  return token(door, { grant_type: 'refresh_token', refresh_token: refreshToken })
}

/** Gives the refresh token back (RFC 7009). */
export function revoke(door: Door, refreshToken: string): Promise<Answer> {
  return ask(door, {
    path: '/oauth/revoke',
    form: { token: refreshToken, token_type_hint: 'refresh_token' },
    authorization: basic(door),
  })
}

/** Four weeks of sleep unless told. */
export function pullSleep(
  door: Door,
  accessToken: string,
  query: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const nowMs = door.clock.epochMs()
  const span = { start: new Date(nowMs - 28 * DAY_MS).toISOString(), end: new Date(nowMs).toISOString() }
  return ask(door, {
    path: '/v1/sleep',
    query: { ...span, ...query },
    authorization: `Bearer ${accessToken}`,
  })
}

/** A connected user's tokens. */
export async function connected(
  door: Door,
): Promise<{ readonly accessToken: string; readonly refreshToken: string }> {
  const { body } = await redeem(door, (await authorize(door)).code)
  const content = (body.body ?? body) as JsonObject
  return { accessToken: String(content.access_token), refreshToken: String(content.refresh_token) }
}

/** Emits an event about the first user: what arrives. */
export async function emitted(door: Door, event: string): Promise<Door['received']> {
  door.mock.addEndpoint('http://127.0.0.1:4012/hook')
  await door.mock.emit(event, door.mock.users[0]!.id)
  await door.clock.advance(1000)
  await door.mock.idle()
  return door.received
}

function token(door: Door, fields: Readonly<Record<string, string | undefined>>): Promise<Answer> {
  const { tokenUrl, tokenRequest, clientAuthentication } = door.mock.partner.auth as OAuth2Auth
  const form = { ...tokenRequest.fields, ...fields }
  if (clientAuthentication === 'basic') return ask(door, { path: tokenUrl, form, authorization: basic(door) })
  const { clientId, clientSecret } = door.mock.credentials
  return ask(door, { path: tokenUrl, form: { ...form, client_id: clientId, client_secret: clientSecret } })
}

function basic({ mock: { credentials } }: Door): string {
  return `Basic ${btoa(`${credentials.clientId}:${credentials.clientSecret}`)}`
}
