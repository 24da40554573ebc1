import { createHash, randomBytes } from 'node:crypto'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import type { Credentials } from '../../src/partner/credentials.ts'
import type { RequestTemplate } from '../../src/partner/request-template.ts'
import { filled, filledEntries, filledJson, type Values } from './fill-template.ts'

/** Where a plain client talks to, and as whom. */
export interface Site {
  readonly url: string
  readonly auth: OAuth2Auth
  readonly credentials: Credentials
}

/** What a client sends and gets: nothing but `fetch` and `JSON.parse`. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** `undefined` where the body is no JSON. */
  readonly json: unknown
}

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

/** A step that did not lead on. */
export class StepFailed extends Error {}

const TIMEOUT_MS = 5000

/** Fills a template of the partner's documentation and sends it. */
export async function call(
  site: Pick<Site, 'url'>,
  template: RequestTemplate,
  values: Values,
): Promise<Answer> {
  const url = new URL(filled(template.url, values), site.url)
  for (const [name, value] of filledEntries(template.query, values)) url.searchParams.set(name, value)
  const headers = new Headers(filledEntries(template.headers, values))
  const { form, json } = template
  if (json !== undefined) headers.set('content-type', 'application/json')
  return send(url, {
    method: template.method,
    headers,
    ...(form !== undefined && { body: new URLSearchParams(filledEntries(form, values)) }),
    ...(json !== undefined && { body: JSON.stringify(filledJson(json, values)) }),
  })
}

/** The user consents, and the redirect brings the code. */
export async function authorize({ url, auth, credentials }: Site, user: string): Promise<Answer & Consent> {
  const verifier = randomBytes(32).toString('base64url')
  const state = randomBytes(16).toString('base64url')
  const target = new URL(auth.authorizationUrl, url)
  const parameters = {
    response_type: 'code',
    client_id: credentials.clientId,
    redirect_uri: auth.redirectUri,
    scope: auth.scopes.request.join(auth.scopes.separator),
    state,
    login_hint: user,
    ...(auth.pkce !== 'none' && {
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }),
  }
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value)
  const answer = await send(target, { redirect: 'manual' })
  const location = answer.headers.get('location') ?? ''
  const code = URL.canParse(location) ? new URL(location).searchParams.get('code') : null
  if (code === null) throw new StepFailed(`authorization: ${answer.status}, no code`)
  const stateIsOurs = new URL(location).searchParams.get('state') === state
  return { ...answer, code, verifier, stateIsOurs }
}

export interface Consent {
  readonly code: string
  /** Of PKCE. */
  readonly verifier: string
  readonly stateIsOurs: boolean
}

export function exchange(site: Site, { code, verifier }: Consent): Promise<Answer> {
  const { auth } = site
  const pkce = auth.pkce === 'none' ? {} : { code_verifier: verifier }
  return requestTokens(site, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: auth.redirectUri,
    ...pkce,
  })
}

export function renew(site: Site, refreshToken: string): Promise<Answer> {
  return requestTokens(site, { grant_type: 'refresh_token', refresh_token: refreshToken })
}

/** @throws StepFailed where the answer has none. */
export function tokensOf({ auth }: Pick<Site, 'auth'>, { status, json }: Answer): Tokens {
  const { root, accessToken, refreshToken } = auth.tokenResponse
  const tokens = { accessToken: at(json, root + accessToken), refreshToken: at(json, root + refreshToken) }
  if (typeof tokens.accessToken === 'string' && typeof tokens.refreshToken === 'string')
    return tokens as Tokens
  throw new StepFailed(`token: ${status}, no tokens`)
}

/** An id as it is written: one of 64 bits is rounded when it becomes a number. */
export function idAt({ text, json }: Answer, pointer: string): string {
  const value = at(json, pointer)
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    return new RegExp(`"${pointer.split('/').at(-1)}"\\s*:\\s*(\\d+)`).exec(text)?.[1] ?? String(value)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The value at a JSON Pointer without escapes. */
export function at(json: unknown, pointer: string): unknown {
  let value = json
  for (const name of pointer.split('/').slice(1)) value = (value as Record<string, unknown> | null)?.[name]
  return value
}

export function basicCredentials({ clientId, clientSecret }: Credentials): string {
  return Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
}

function requestTokens(
  { url, auth, credentials }: Site,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  const inBody = auth.clientAuthentication === 'body'
  const { clientId, clientSecret } = credentials
  return send(new URL(auth.tokenUrl, url), {
    method: 'POST',
    headers: inBody ? {} : { authorization: `Basic ${basicCredentials(credentials)}` },
    body: new URLSearchParams({
      ...auth.tokenRequest.fields,
      ...fields,
      ...(inBody && { client_id: clientId, client_secret: clientSecret }),
    }),
  })
}

async function send(url: URL, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((thrown) => {
    throw new StepFailed(`${url.pathname}: ${String(thrown)}`)
  })
  const text = await response.text().catch(() => '')
  return { status: response.status, headers: response.headers, text, json: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
