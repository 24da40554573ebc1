import { type Exchange, responseJson } from '../http/exchange.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { TokenResponse } from '../partner/auth.ts'
import { effectiveStatus, unwrap } from '../partner/envelope.ts'
import type { Tokens } from './tokens.ts'

/** What an answer of the token endpoint means. */
export type TokenReading =
  /** `content` is the response below `tokenResponse.root`, for locators. `extended`: it holds no token, the old ones go on. */
  | {
      readonly kind: 'success'
      readonly tokens: Tokens
      readonly content: JsonValue
      readonly extended?: true
    }
  /**
   * Refused for good, as far as this request goes. `dead`: the grant is over (`invalid_grant`, RFC 6749 §5.2).
   * Without `error` the partner did not say why, which proves nothing about the grant.
   */
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly error?: string
      readonly description?: string
      readonly dead: boolean
    }
  /** Not now: too many requests, or trouble at the partner's. `afterMs` is what the partner asks us to wait. */
  | { readonly kind: 'retryable'; readonly status: number; readonly afterMs?: number }
  /** A success that holds no token: the grant's state at the partner is unknown. */
  | { readonly kind: 'malformed'; readonly status: number; readonly reason: string }

/** Tokens that go on where the answer does not give others. */
export interface Extension {
  readonly held: Tokens
  /** How long they live from now on, where the answer does not say; `undefined` where nobody does. */
  readonly lifeMs: number | undefined
}

/**
 * Reads an answer of the token endpoint. Lifetimes count from when the request was sent, so that a slow answer makes a
 * token shorter and never longer.
 *
 * @param extension - for the answer to a refresh that extends tokens.
 */
export function readTokenResponse(
  declared: TokenResponse,
  exchange: Exchange,
  extension?: Extension,
): TokenReading {
  const body = responseJson(exchange)
  const status = effectiveStatus(declared, exchange.response.status, body)
  if (status === 429 || status === 408 || status === 425 || status >= 500) {
    const receivedAtMs = exchange.sentAtMs + exchange.durationMs
    const afterMs = retryAfterMs(exchange.response.headers, receivedAtMs)
    return { kind: 'retryable', status, ...(afterMs === undefined ? {} : { afterMs }) }
  }
  if (status < 200 || status > 299) return refused(declared, status, body)
  const mayBeEmpty = extension !== undefined && exchange.response.body === ''
  if (body === undefined && !mayBeEmpty)
    return { kind: 'malformed', status, reason: `the answer is not JSON but ${excerpt(exchange)}` }
  const content = unwrap(declared, body)
  const told = text(resolvePointer(content, declared.accessToken))
  const accessToken = told ?? extension?.held.accessToken
  if (accessToken === undefined) {
    const reason = `there is no access token at '${declared.root}${declared.accessToken}'`
    return { kind: 'malformed', status, reason }
  }
  const refreshToken = text(resolvePointer(content, declared.refreshToken)) ?? extension?.held.refreshToken
  const expiresAtMs =
    expiry(declared, content, exchange.sentAtMs) ?? extendedUntil(extension, exchange.sentAtMs)
  return {
    kind: 'success',
    content: content as JsonValue,
    ...(told === undefined && { extended: true }),
    tokens: {
      accessToken,
      ...(refreshToken === undefined ? {} : { refreshToken }),
      ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
      ...refreshExpiry(declared, content, exchange.sentAtMs),
      obtainedAtMs: exchange.sentAtMs,
    },
  }
}

function refused(declared: TokenResponse, status: number, body: JsonValue | undefined): TokenReading {
  const content = unwrap(declared, body)
  const error = [body, content]
    .map((value) => (isJsonObject(value) ? text(value.error) : undefined))
    .find(Boolean)
  const pointer = declared.success?.message
  const description =
    text(isJsonObject(body) ? body.error_description : undefined) ??
    (pointer === undefined ? undefined : text(resolvePointer(body, pointer)))
  return {
    kind: 'refused',
    status,
    ...(error === undefined ? {} : { error }),
    ...(description === undefined ? {} : { description }),
    dead: error === 'invalid_grant' || /\binvalid_grant\b/.test(description ?? ''),
  }
}

function expiry(declared: TokenResponse, content: unknown, sentAtMs: number): number | undefined {
  const at =
    declared.expiresAt === undefined ? undefined : seconds(resolvePointer(content, declared.expiresAt))
  if (at !== undefined) return at * 1000
  const lifetime =
    declared.expiresIn === undefined ? undefined : seconds(resolvePointer(content, declared.expiresIn))
  return lifetime === undefined ? undefined : sentAtMs + lifetime * 1000
}

function extendedUntil(extension: Extension | undefined, sentAtMs: number): number | undefined {
  return extension?.lifeMs === undefined ? undefined : sentAtMs + extension.lifeMs
}

/** Nothing lives for 0 s: Keycloak says so of refresh tokens that do not expire. */
function refreshExpiry(
  { refreshTokenExpiresIn }: TokenResponse,
  content: unknown,
  sentAtMs: number,
): Pick<Tokens, 'refreshExpiresAtMs'> {
  if (refreshTokenExpiresIn === undefined) return {}
  const lifetime = seconds(resolvePointer(content, refreshTokenExpiresIn)) ?? 0
  return lifetime === 0 ? {} : { refreshExpiresAtMs: sentAtMs + lifetime * 1000 }
}

/** A number, or digits as text: partners write both. */
function seconds(value: unknown): number | undefined {
  const isNumeric =
    typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim()))
  return isNumeric && Number.isFinite(Number(value)) ? Number(value) : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function excerpt(exchange: Exchange): string {
  const type = exchange.response.headers['content-type']
  return type === undefined ? 'something without a content type' : type
}
