import { callValues } from '../client/call-values.ts'
import { isLimitReached } from '../client/live-token-limit.ts'
import { idText } from '../client/locate.ts'
import { readTokenResponse, type TokenReading } from '../client/read-token-response.ts'
import type { Tokens } from '../client/tokens.ts'
import { type Exchange, recordExchange } from '../http/exchange.ts'
import type { Send } from '../http/handler.ts'
import type { Clock } from '../kernel/clock.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { OAuth2Auth } from '../partner/auth.ts'
import type { Credentials } from '../partner/credentials.ts'
import { fillRequest, resolveUrl } from '../partner/fill-request.ts'
import type { Locator } from '../partner/locator.ts'
import type { Environment, Partner } from '../partner/partner.ts'
import { graceOf } from '../partner/refresh-grace.ts'
import { requestPlaceholders } from '../partner/request-template.ts'
import type { Grant } from './grant.ts'

/** Knows what a run was granted, so that it leaves as little behind as it can. */
export interface GrantLedger {
  /** A way to send that writes down every token that comes back through it, and which probe asked for it. */
  readonly watching: (send: Send, probe: string) => Send
  /** How many pairs of tokens are alive, as far as we know; one that was renewed may be two. */
  readonly alive: () => number
  /** Whether a probe was given no token because the user has as many alive as the partner allows. */
  readonly metLimit: (probe: string) => boolean
  /**
   * Revokes what is held, one by one, as long as there is time. Never throws.
   *
   * @param sendFor - the way to send for the probe that asked for a grant.
   * @param probe - whose grants; everybody's unless told.
   */
  readonly giveBack: (
    sendFor: (probe: string) => Send,
    withinMs: number,
    probe?: string,
  ) => Promise<GivenBack>
}

export interface GivenBack {
  readonly revoked: number
  /** Still alive at the partner, as far as we know. */
  readonly left: number
}

type Named = Pick<Grant, 'userId' | 'userEmail'>

/** A pair of tokens that is alive, as far as we know. */
interface Held {
  readonly tokens: Tokens
  /** Where the token response tells it: whom a revocation has to name that names no token. */
  readonly user: Named
  /** Who asked for the grant; its renewals are part of it. */
  readonly probe: string
  /** When the pairs before it are over that its renewals need not have ended. Milliseconds since the Unix epoch. */
  readonly olderUntilMs: readonly number[]
}

export function createGrantLedger(options: {
  readonly partner: Partner
  readonly environment: Environment
  readonly credentials: Credentials
  readonly clock: Clock
}): GrantLedger {
  const { partner, environment, clock } = options
  const auth = partner.auth.kind === 'oauth2' ? partner.auth : undefined
  if (auth === undefined)
    return {
      watching: (send) => send,
      alive: () => 0,
      metLimit: () => false,
      giveBack: async () => ({ revoked: 0, left: 0 }),
    }
  const { baseUrl } = environment
  const tokenPlaces = [auth.tokenUrl, auth.refreshUrl ?? auth.tokenUrl].map((url) => place(url, baseUrl))
  const revocationPlace = auth.revocation === undefined ? undefined : place(auth.revocation.url, baseUrl)
  let held: readonly Held[] = []
  const limited = new Set<string>()
  return {
    watching: (send, probe) => async (request) => {
      const where = place(request.url, baseUrl)
      const isToken = tokenPlaces.includes(where)
      const isRevocation = where === revocationPlace && request.method === auth.revocation?.method
      if (!isToken && !isRevocation) return send(request)
      const exchange = await recordExchange(send, clock)(request)
      const { status, headers, body } = exchange.response
      if (isToken) {
        const reading = readTokenResponse(auth.tokenResponse, exchange)
        if (isLimitReached(auth, reading)) limited.add(probe)
        held = afterTokens(held, auth, { exchange, reading }, probe)
      }
      if (!isToken && status < 300) held = held.filter(({ tokens }) => !mentions(exchange.request, tokens))
      return new Response(NO_BODY.has(status) ? null : body, { status, headers })
    },
    alive: () => {
      const older = held.flatMap(({ olderUntilMs }) => olderUntilMs)
      return held.length + older.filter((endMs) => clock.epochMs() < endMs).length
    },
    metLimit: (probe) => limited.has(probe),
    giveBack: async (sendFor, withinMs, probe) => {
      const mine = () => held.filter((one) => probe === undefined || one.probe === probe)
      const before = mine().length
      const patience = new AbortController()
      const revokeAll = async () => {
        for (const one of mine()) {
          if (patience.signal.aborted) return
          if (await revoke(auth, one, sendFor(one.probe), options))
            held = held.filter((other) => other !== one)
        }
      }
      await Promise.race([
        revokeAll().finally(() => patience.abort()),
        clock.sleep(withinMs, patience.signal).catch(() => {}),
      ])
      patience.abort()
      return { revoked: before - mine().length, left: mine().length }
    },
  }
}

const NO_BODY: ReadonlySet<number> = new Set([101, 103, 204, 205, 304])

function place(url: string, baseUrl: string): string {
  const { origin, pathname } = resolveUrl(url, baseUrl)
  return origin + pathname
}

/** A refresh puts a new pair in the place of the old one; any other token response is a new grant. */
function afterTokens(
  held: readonly Held[],
  auth: OAuth2Auth,
  { exchange, reading }: { readonly exchange: Exchange; readonly reading: TokenReading },
  probe: string,
): readonly Held[] {
  if (reading.kind !== 'success') return held
  const used = new URLSearchParams(exchange.request.body).get('refresh_token')
  const { refreshToken = used ?? undefined } = reading.tokens
  const renewed = used === null ? undefined : held.find(({ tokens }) => tokens.refreshToken === used)
  const tokens = { ...reading.tokens, ...(refreshToken === undefined ? {} : { refreshToken }) }
  return [
    ...held.filter((one) => one !== renewed),
    {
      tokens,
      user: { ...renewed?.user, ...userIn(reading.content, auth) },
      probe: renewed?.probe ?? probe,
      olderUntilMs: renewed === undefined ? [] : endsBefore(renewed, auth, exchange.sentAtMs),
    },
  ]
}

/** When the pair that was renewed ends, and those before it: with the last of its tokens. */
function endsBefore(
  { tokens, olderUntilMs }: Held,
  { refresh }: OAuth2Auth,
  nowMs: number,
): readonly number[] {
  if (refresh.oldPair === 'endsAtOnce' || refresh.kind === 'extending') return []
  const { expiresAtMs = Number.POSITIVE_INFINITY } = tokens
  return [...olderUntilMs, Math.max(expiresAtMs, nowMs + graceOf(refresh) * 1000)]
}

function userIn(content: unknown, { userId, userEmail }: OAuth2Auth): Named {
  const told = (locator: Locator | undefined) =>
    locator?.from === 'tokenResponse' ? idText(resolvePointer(content, locator.at)) : undefined
  const [id, email] = [told(userId), told(userEmail)]
  return { ...(id !== undefined && { userId: id }), ...(email !== undefined && { userEmail: email }) }
}

function mentions(
  { url, headers, body }: { readonly url: string; readonly headers: object; readonly body: string },
  { accessToken, refreshToken = accessToken }: Tokens,
): boolean {
  const all = [url, body, ...Object.values(headers)].join('\n')
  return [accessToken, refreshToken].some(
    (token) => all.includes(token) || all.includes(encodeURIComponent(token)),
  )
}

async function revoke(
  auth: OAuth2Auth,
  { tokens, user }: Held,
  send: Send,
  { environment, credentials }: { readonly environment: Environment; readonly credentials: Credentials },
): Promise<boolean> {
  const { revocation } = auth
  if (revocation === undefined) return false
  const values = callValues(auth, credentials, { ...tokens, ...user })
  // A request without its user would mean somebody else.
  if (requestPlaceholders(revocation).some((name) => values[name] === undefined)) return false
  try {
    return (await send(fillRequest(revocation, values, environment.baseUrl))).status < 300
  } catch {
    return false
  }
}
