import type { Handler } from '../../src/http/handler.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import { type JsonObject, stringifyJson } from '../../src/kernel/json.ts'

/** What a test may do to one request: answer it, or let it pass. */
export type Interception = (
  request: Request,
  body: string,
) => Response | undefined | Promise<Response | undefined>

export interface SmallPartner {
  readonly handler: Handler
  /** Every request, as `METHOD path`. */
  readonly seen: string[]
  /** Token requests by their form. */
  readonly tokenForms: URLSearchParams[]
  /** Records by path. */
  readonly records: Record<string, JsonObject[]>
  /** Forgets every access token, as a partner does that restarts. */
  forgetAccessTokens(): void
  /** Kills every refresh token. */
  killGrants(): void
  intercept(interception: Interception | undefined): void
}

/**
 * A partner in the wire style of aurora, written by hand and as small as can be: one user, single-use codes, rotating
 * refresh tokens, pages of `pageSize` records.
 */
export function smallPartner(
  clock: Clock,
  options: { readonly pageSize?: number; readonly expiresInSeconds?: number; readonly scope?: string } = {},
): SmallPartner {
  const { pageSize = 2, expiresInSeconds = 3600 } = options
  const { scope = 'sleep.read workout.read daily.read body.read offline' } = options
  const accessTokens = new Map<string, number>()
  const refreshTokens = new Set<string>()
  const codes = new Map<string, string | null>()
  let count = 0
  let interception: Interception | undefined
  const partner: SmallPartner = {
    seen: [],
    tokenForms: [],
    records: {},
    forgetAccessTokens: () => accessTokens.clear(),
    killGrants: () => refreshTokens.clear(),
    intercept: (next) => {
      interception = next
    },
    async handler(request) {
      const url = new URL(request.url)
      const body = await request.text()
      partner.seen.push(`${request.method} ${url.pathname}`)
      if (url.pathname === '/oauth/token') partner.tokenForms.push(new URLSearchParams(body))
      const intercepted = await interception?.(request, body)
      if (intercepted !== undefined) return intercepted
      if (url.pathname === '/oauth/authorize') return authorize(url)
      if (url.pathname === '/oauth/token') return token(new URLSearchParams(body))
      if (url.pathname === '/oauth/revoke') return new Response(null, { status: 200 })
      const bearer = request.headers.get('authorization')?.replace('Bearer ', '') ?? ''
      if ((accessTokens.get(bearer) ?? 0) <= clock.epochMs()) return json({ error: 'invalid_token' }, 401)
      return page(url, partner.records[url.pathname] ?? [])
    },
  }

  function authorize(url: URL): Response {
    const code = `code-${++count}`
    codes.set(code, url.searchParams.get('code_challenge'))
    const target = new URL(url.searchParams.get('redirect_uri')!)
    target.searchParams.set('code', code)
    target.searchParams.set('state', url.searchParams.get('state') ?? '')
    return new Response(null, { status: 302, headers: { location: target.href } })
  }

  function token(form: URLSearchParams): Response {
    const key = form.get('code') ?? form.get('refresh_token') ?? ''
    const known = form.get('grant_type') === 'refresh_token' ? refreshTokens.delete(key) : codes.delete(key)
    if (!known) return json({ error: 'invalid_grant' }, 400)
    const [access, refresh] = [`access-${++count}`, `refresh-${count}`]
    accessTokens.set(access, clock.epochMs() + expiresInSeconds * 1000)
    refreshTokens.add(refresh)
    return json({
      access_token: access,
      refresh_token: refresh,
      token_type: 'Bearer',
      expires_in: expiresInSeconds,
      scope,
      user_id: 'usr_1',
    })
  }

  function page(url: URL, all: readonly JsonObject[]): Response {
    const [from, to] = [
      Date.parse(url.searchParams.get('start') ?? ''),
      Date.parse(url.searchParams.get('end') ?? ''),
    ]
    const inRange = all.filter(({ bedtime_start: start }) => {
      const at = Date.parse(String(start))
      return Number.isNaN(from) || (at >= from && at < to)
    })
    const at = Number(url.searchParams.get('next_token') ?? 0)
    const data = inRange.slice(at, at + pageSize)
    const next = at + pageSize < inRange.length ? String(at + pageSize) : null
    return json({ data, next_token: next })
  }
  return partner
}

/** A night in aurora's format. */
export function night(id: string, start: string, more: JsonObject = {}): JsonObject {
  const end = new Date(Date.parse(start) + 8 * 3600_000).toISOString().replace('.000Z', '+00:00')
  return {
    id,
    user_id: 'usr_1',
    type: 'long_sleep',
    bedtime_start: start,
    bedtime_end: end,
    updated_at: end,
    ...more,
  }
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(stringifyJson(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}
