import { expect } from 'vitest'
import { type ManualClock, manualClock } from '../../../src/kernel/clock.ts'
import { type JsonObject, type JsonValue, parseJson } from '../../../src/kernel/json.ts'
import { resolvePointer } from '../../../src/kernel/pointer.ts'
import type { TemplateValues } from '../../../src/kernel/template.ts'
import {
  createMockPartner,
  type MockPartner,
  type MockPartnerOptions,
} from '../../../src/mock/mock-partner.ts'
import type { OAuth2Auth } from '../../../src/partner/auth.ts'
import type { DataType } from '../../../src/partner/data.ts'
import { unwrap } from '../../../src/partner/envelope.ts'
import { fillRequest, resolveUrl } from '../../../src/partner/fill-request.ts'
import { dataSource, type Partner } from '../../../src/partner/partner.ts'
import type { RequestTemplate } from '../../../src/partner/request-template.ts'
import { smallWorld } from './small-world.ts'

export const NOON: number = Date.parse('2026-11-20T12:00:00Z')

/** RFC 7636, appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** A mock with the small world, on a clock that the test moves. */
export interface Subject {
  readonly mock: MockPartner
  readonly clock: ManualClock
  readonly partner: Partner
  readonly auth: OAuth2Auth
  readonly baseUrl: string
}

export function subject(partner: Partner, options: MockPartnerOptions = {}): Subject {
  const clock = manualClock(NOON)
  const mock = createMockPartner(partner, { world: smallWorld(partner, clock), clock, ...options })
  return {
    mock,
    clock,
    partner,
    auth: partner.auth as OAuth2Auth,
    baseUrl: partner.environments.mock!.baseUrl,
  }
}

export function withAuth(partner: Partner, auth: Partial<OAuth2Auth>): Partner {
  return { ...partner, auth: { ...(partner.auth as OAuth2Auth), ...auth } }
}

export function authorizationRequest(
  { auth, baseUrl }: Subject,
  parameters: Readonly<Record<string, string | undefined>> = {},
  init: RequestInit = {},
): Request {
  const url = resolveUrl(auth.authorizationUrl, baseUrl)
  const all = {
    response_type: 'code',
    client_id: 'terra',
    redirect_uri: auth.redirectUri,
    scope: auth.scopes.request.join(auth.scopes.separator),
    state: 'a state & more',
    ...(auth.pkce !== 'none' && { code_challenge: CHALLENGE, code_challenge_method: 'S256' }),
    ...parameters,
  }
  for (const [name, value] of Object.entries(all)) if (value !== undefined) url.searchParams.set(name, value)
  return new Request(url, { redirect: 'manual', ...init })
}

/** Where the browser is sent: the parameters of the redirect. */
export async function authorized(
  about: Subject,
  parameters: Readonly<Record<string, string | undefined>> = {},
): Promise<URLSearchParams> {
  const response = await about.mock.handler(authorizationRequest(about, parameters))
  expect(response.status).toBe(302)
  return new URL(response.headers.get('location')!).searchParams
}

export async function codeFor(
  about: Subject,
  parameters: Readonly<Record<string, string | undefined>> = {},
): Promise<string> {
  return (await authorized(about, parameters)).get('code')!
}

/** A token request as the descriptor wants it; fields that are `undefined` are left out. */
export function tokenRequest(
  { auth, baseUrl }: Subject,
  fields: Readonly<Record<string, string | undefined>>,
  client: { readonly id?: string; readonly secret?: string; readonly url?: string } = {},
): Request {
  const { id = 'terra', secret = 'mock-client-secret', url: path = auth.tokenUrl } = client
  const url = resolveUrl(path, baseUrl)
  const form = new URLSearchParams(auth.tokenRequest.fields)
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) form.delete(name)
    else form.set(name, value)
  }
  const headers = new Headers(auth.tokenRequest.headers)
  headers.set('content-type', 'application/x-www-form-urlencoded')
  if (auth.clientAuthentication === 'basic') headers.set('authorization', `Basic ${btoa(`${id}:${secret}`)}`)
  const place = auth.clientAuthentication === 'query' ? url.searchParams : form
  if (auth.clientAuthentication !== 'basic') place.set('client_id', id)
  if (auth.clientAuthentication === 'body' || auth.clientAuthentication === 'query')
    place.set('client_secret', secret)
  return new Request(url, { method: 'POST', headers, body: form.toString() })
}

export function codeRequest(
  about: Subject,
  code: string,
  fields: Readonly<Record<string, string | undefined>> = {},
): Request {
  return tokenRequest(about, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: about.auth.redirectUri,
    ...(about.auth.pkce !== 'none' && { code_verifier: VERIFIER }),
    ...fields,
  })
}

export function refreshRequest(
  about: Subject,
  refreshToken: string,
  fields: Readonly<Record<string, string | undefined>> = {},
): Request {
  const url = about.auth.refreshUrl
  const all = { grant_type: 'refresh_token', refresh_token: refreshToken, ...fields }
  return tokenRequest(about, all, url === undefined ? {} : { url })
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: JsonObject
}

export async function ask({ mock }: Subject, request: Request): Promise<Answer> {
  const response = await mock.handler(request)
  const text = await response.text()
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json')
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isJson && text !== '' ? parseJson(text) : {}) as JsonObject,
  }
}

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly content: JsonObject
}

export function tokensOf({ auth }: Subject, answer: Answer): Tokens {
  const content = unwrap(auth.tokenResponse, answer.body) as JsonObject
  return {
    content,
    accessToken: resolvePointer(content, auth.tokenResponse.accessToken) as string,
    refreshToken: resolvePointer(content, auth.tokenResponse.refreshToken) as string,
  }
}

/** A user consents and the code is exchanged. */
export async function connect(
  about: Subject,
  parameters: Readonly<Record<string, string | undefined>> = {},
): Promise<Tokens> {
  const answer = await ask(about, codeRequest(about, await codeFor(about, parameters)))
  expect(answer.status).toBe(200)
  return tokensOf(about, answer)
}

/** A template filled, with the credentials of `auth.access`. */
export function filled(
  about: Subject,
  template: RequestTemplate,
  values: TemplateValues,
  accessToken?: string,
): Request {
  const { access } = about.auth
  const withAccess = {
    ...template,
    headers: { ...access.headers, ...template.headers },
    query: { ...access.query, ...template.query },
  }
  return fillRequest(
    withAccess,
    {
      ...values,
      accessToken,
      basicCredentials: btoa('terra:mock-client-secret'),
      clientId: 'terra',
      clientSecret: 'mock-client-secret',
    },
    about.baseUrl,
  )
}

export function dataRequest(
  about: Subject,
  type: DataType,
  values: TemplateValues,
  accessToken?: string,
): Request {
  return filled(about, dataSource(about.partner, type).request, values, accessToken)
}

/** The records of an answer, wherever the descriptor says that they stand. */
export function recordsOf({ partner }: Subject, type: DataType, body: JsonValue): readonly JsonObject[] {
  const { response, records } = dataSource(partner, type)
  return resolvePointer(unwrap(response, body), records.at) as readonly JsonObject[]
}
