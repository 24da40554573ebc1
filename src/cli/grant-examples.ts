import { redactExchange } from '../conformance/redact.ts'
import { curlOfRedacted } from '../conformance/report/curl.ts'
import type { Examples } from '../dossier/dossier.ts'
import { type Exchange, responseJson, succeeded } from '../http/exchange.ts'
import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer, withPointer } from '../kernel/pointer.ts'
import { resolveUrl } from '../partner/fill-request.ts'
import type { Partner } from '../partner/partner.ts'

/** What connecting was answered with: the token response and, where a call tells the user's id, its answer. */
export function grantExamples(
  partner: Partner,
  baseUrl: string,
  exchanges: readonly Exchange[],
): Examples['grant'] {
  const { auth } = partner
  if (!('tokenUrl' in auth)) return []
  const calls = auth.kind === 'oauth2' && auth.userId.from === 'call' ? [auth.userId.request.url] : []
  return [auth.tokenUrl, ...calls].flatMap((url, index) => {
    const exchange = exchanges.find((one) => isAt(one, resolveUrl(url, baseUrl)) && succeeded(one))
    const body = exchange === undefined ? undefined : responseJson(exchange)
    if (exchange === undefined || body === undefined) return []
    const title = index === 0 ? 'Token response' : 'User-info'
    return [{ title, curl: curlOfRedacted(redactExchange(exchange)), example: withoutTokens(body, partner) }]
  })
}

function isAt({ request }: Exchange, { origin, pathname }: URL): boolean {
  const url = new URL(request.url)
  return url.origin === origin && url.pathname === pathname
}

/** A made-up token is long, and somebody may take it for a secret. */
function withoutTokens(body: JsonValue, { auth }: Partner): JsonValue {
  if (!('tokenResponse' in auth)) return body
  const { root, accessToken, refreshToken } = auth.tokenResponse
  const masks = [
    [`${root}${accessToken}`, '(the access token)'],
    [`${root}${refreshToken}`, '(the refresh token)'],
  ] as const
  return masks.reduce(
    (masked, [at, words]) =>
      resolvePointer(masked, at) === undefined ? masked : withPointer(masked, at, words),
    body,
  )
}
