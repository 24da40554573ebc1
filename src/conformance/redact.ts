import type { Exchange } from '../http/exchange.ts'
import { type JsonValue, parseJson, stringifyJson } from '../kernel/json.ts'
import { HIDDEN, NO_PARTS, type PersonalParts } from './personal-parts.ts'

/** An exchange as a report may show it: no secret, no health value, every shape. */
export interface RedactedExchange {
  readonly request: string
  readonly response: string
  readonly durationMs: number
}

/** Members whose values are protocol, not people: they stay as they are. */
const PLAIN_MEMBERS: ReadonlySet<string> = new Set([
  'action',
  'error',
  'error_description',
  'error_uri',
  'expires_at',
  'expires_in',
  'grant_type',
  'message',
  'more',
  'page',
  'pages',
  'refresh_expires_in',
  'refresh_token_expires_in',
  'response_type',
  'scope',
  'status',
  'token_type',
  'token_type_hint',
])

/** Query parameters and form fields that are never shown. Ranges and paging, which are ours, are. */
const SECRET_FIELD = /token|secret|code|password|assertion|api[-_]?key|signature|nonce/i

const PLAIN_FIELD = /^(token_type_hint|next_token|code_challenge_method|code_challenge)$/

const PLAIN_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'allow',
  'cache-control',
  'content-type',
  'date',
  'pragma',
  'retry-after',
  'www-authenticate',
])

/**
 * @param parts - of the requests of the partner at hand; where nothing is known of it, names alone tell.
 * @returns the two messages as text, in the form of RFC 9112, headers that say nothing about the matter left out.
 */
export function redactExchange(exchange: Exchange, parts: PersonalParts = NO_PARTS): RedactedExchange {
  const { request, response } = exchange
  return {
    request: message(
      `${request.method} ${redactUrl(request.url, parts)}`,
      request.headers,
      redactRequestBody(request.body, request.headers['content-type'] ?? '', parts),
      parts,
    ),
    response: message(`${response.status}`, response.headers, redactBody(response.body), parts),
    durationMs: exchange.durationMs,
  }
}

/** A URL whose secret parameters are hidden, and whatever of it is personal. */
export function redactUrl(text: string, parts: PersonalParts = NO_PARTS): string {
  const url = new URL(text)
  url.pathname = parts.path(url.pathname)
  for (const name of new Set(url.searchParams.keys())) {
    if (isSecret(name) || parts.field(name)) url.searchParams.set(name, HIDDEN)
  }
  return url.href.replaceAll('%5Bredacted%5D', HIDDEN)
}

function message(
  start: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  parts: PersonalParts,
): string {
  const fields = Object.entries(headers).flatMap(([name, value]) => {
    if (name === 'authorization') return [`${name}: ${schemeOf(value)}${HIDDEN}`]
    if (name === 'location')
      return [`${name}: ${URL.canParse(value) ? redactUrl(value, parts) : value.split('?')[0]}`]
    if (isSecret(name)) return [`${name}: ${HIDDEN}`]
    return PLAIN_HEADERS.has(name) || name.startsWith('x-ratelimit') || name.startsWith('ratelimit')
      ? [`${name}: ${value}`]
      : []
  })
  return [start, ...fields, ...(body === '' ? [] : ['', body])].join('\n')
}

/** `Bearer `; nothing where the credentials stand alone. */
function schemeOf(value: string): string {
  const [scheme, ...rest] = value.trim().split(' ')
  return rest.length === 0 ? '' : `${scheme} `
}

function redactRequestBody(body: string, contentType: string, parts: PersonalParts): string {
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return redactBody(body)
  const form = [...new URLSearchParams(body)]
  return form
    .map(([name, value]) => `${name}=${isSecret(name) || parts.field(name) ? HIDDEN : value}`)
    .join('&')
}

function isSecret(name: string): boolean {
  return SECRET_FIELD.test(name) && !PLAIN_FIELD.test(name)
}

function redactBody(body: string): string {
  if (body === '') return ''
  try {
    return stringifyJson(masked(parseJson(body)), 2)
  } catch {
    const title = /<title>([^<]*)<\/title>/i.exec(body)?.[1]?.trim()
    return title === undefined
      ? `(${body.length} characters that are not JSON)`
      : `(a page titled '${title}')`
  }
}

/** Digits become 0 and letters x, so that a length, a sign, a format and an offset can still be seen. */
function masked(value: JsonValue, name = ''): JsonValue {
  if (typeof value === 'boolean' || value === null) return value
  if (Array.isArray(value)) {
    const shown = value.slice(0, 2).map((item: JsonValue) => masked(item, name))
    return value.length > 2 ? [...shown, `… ${value.length - 2} more`] : shown
  }
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item, key)]))
  }
  if (PLAIN_MEMBERS.has(name)) return value
  if (typeof value === 'string') return value.replace(/\d/g, '0').replace(/[A-SU-Ya-z]/g, 'x')
  return Number(String(value).replace(/\d/g, '0'))
}
