import { type Exchange, responseJson, succeeded } from '../http/exchange.ts'
import { type JsonValue, parseJson } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { Locator } from '../partner/locator.ts'
import type { RequestTemplate } from '../partner/request-template.ts'

/** Where a fact may be looked for. */
export interface Evidence {
  /** The token response below its root. */
  readonly tokenResponse?: unknown
  /** The parameters of the redirect back to us. */
  readonly redirect?: URLSearchParams
  /** One record of the data. */
  readonly record?: unknown
  /** Makes the one more request that a `call` needs. */
  call(template: RequestTemplate): Promise<Exchange>
}

/** What a locator leads to. A `value` is never null. */
export type Located =
  | { readonly found: true; readonly value: JsonValue; readonly exchange?: Exchange }
  /** `later`: only the data tell. `nowhere`: the partner does not tell at all. `missing`: it should be there and is not. */
  | {
      readonly found: false
      readonly why: 'later' | 'nowhere' | 'missing'
      readonly reason: string
      readonly exchange?: Exchange
    }

/**
 * The fact that a locator names.
 *
 * @throws what `evidence.call` throws.
 */
export async function locate(locator: Locator, evidence: Evidence): Promise<Located> {
  switch (locator.from) {
    case 'tokenResponse':
      return at(evidence.tokenResponse, locator.at, 'the token response')
    case 'redirect':
      return located(evidence.redirect?.get(locator.parameter), `the redirect has no '${locator.parameter}'`)
    case 'jwtClaim':
      return jwtClaim(locator.token, locator.at, evidence.tokenResponse)
    case 'call':
      return answer(await evidence.call(locator.request), locator.at)
    case 'data':
      if (evidence.record !== undefined) return at(evidence.record, locator.at, 'the record')
      return { found: false, why: 'later', reason: 'only the data tell' }
    case 'none':
      return { found: false, why: 'nowhere', reason: 'the partner does not tell' }
  }
}

/** An id as text, whichever JSON type it has, without losing a digit of 64 bits; `undefined` for what is no id. */
export function idText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (typeof value === 'bigint') return value.toString()
  return typeof value === 'number' && Number.isInteger(value) ? String(value) : undefined
}

/** Scopes from a list, or from text with a separator. */
export function scopeList(value: JsonValue, separator: ' ' | ','): readonly string[] {
  const scopes = Array.isArray(value)
    ? value.map(String)
    : String(value).split(separator === ',' ? /[\s,]+/ : ' ')
  return scopes.map((scope) => scope.trim()).filter((scope) => scope !== '')
}

function answer(exchange: Exchange, pointer: string): Located {
  const { status } = exchange.response
  if (!succeeded(exchange)) {
    return { found: false, why: 'missing', reason: `the call was answered with ${status}`, exchange }
  }
  return { ...at(responseJson(exchange), pointer, 'the answer to the call'), exchange }
}

function jwtClaim(token: string, pointer: string, tokenResponse: unknown): Located {
  const jwt = resolvePointer(tokenResponse, token)
  const payload = typeof jwt === 'string' ? jwt.split('.')[1] : undefined
  try {
    // It came from the token endpoint itself, over TLS, which stands for its signature (OpenID Connect Core §3.1.3.7).
    return at(parseJson(decodeBase64Url(payload ?? '')), pointer, `the JWT at '${token}'`)
  } catch {
    return { found: false, why: 'missing', reason: `there is no JWT at '${token}' of the token response` }
  }
}

function decodeBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
}

function at(document: unknown, pointer: string, what: string): Located {
  return located(
    resolvePointer(document, pointer) as JsonValue | undefined,
    `${what} has nothing at '${pointer}'`,
  )
}

function located(value: JsonValue | undefined | null, reason: string): Located {
  return value === undefined || value === null || value === ''
    ? { found: false, why: 'missing', reason }
    : { found: true, value }
}
