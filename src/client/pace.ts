import { restMs, retryAfterMs } from '../http/retry-after.ts'
import type { Clock } from '../kernel/clock.ts'
import { readRateHeaders } from '../partner/rate-headers.ts'
import type { RateLimit, RateScope } from '../partner/rate-limit.ts'

/** On whose behalf a request is sent. */
export interface Caller {
  readonly user: string
  readonly token: string
}

/** Keeps requests for data within what a partner allows. */
export interface Pace {
  /**
   * Waits until one more request may be sent, and counts it. Resolves with what is still to wait, in milliseconds,
   * where that is longer than `maxWaitMs`: then it was neither waited for nor counted.
   */
  turn(caller: Caller, maxWaitMs: number): Promise<number>
  /** How long the next request would have to wait, in milliseconds. */
  waitMs(caller: Caller): number
  /** Takes to heart what an answer tells: that nothing is left, or when to come back. */
  heard(
    caller: Caller,
    answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
  ): void
}

/** No partner closes for longer; whoever says so has written the time in another unit. */
const LONGEST_REST_MS = 86_400_000

/**
 * Never more requests in any span of a window's length than the window has, however the partner counts; and no request
 * before the time that an answer has told, in the declared headers or, where those cannot be read, in those of RFC 9110
 * and the usual kin of `RateLimit`.
 */
export function createPace(rateLimit: RateLimit | undefined, clock: Clock): Pace {
  const sent = new Map<string, number[]>()
  const restingUntil = new Map<string, number>()
  const windows = rateLimit?.windows ?? []
  // Which of several windows refuses is not told: where one of them is everybody's, everybody rests.
  const refusedFor = windows.find(({ per }) => per === 'application' || per === 'client')?.per ?? 'user'
  const counted = (caller: Caller) =>
    windows.map((window, index) => {
      const key = `${index}/${keyOf(window.per, caller)}`
      const times = sent.get(key) ?? []
      sent.set(key, times)
      return { window, times }
    })

  const waitMs = (caller: Caller): number => {
    const nowMs = clock.epochMs()
    const free = counted(caller).map(({ window, times }) => {
      const nth = times.at(-window.requests)
      return nth === undefined ? 0 : nth + window.seconds * 1000 - nowMs
    })
    const rests = scopesOf(caller).map((key) => (restingUntil.get(key) ?? 0) - nowMs)
    return Math.max(0, ...free, ...rests)
  }

  return {
    waitMs,
    async turn(caller, maxWaitMs) {
      for (;;) {
        const ms = waitMs(caller)
        if (ms > maxWaitMs) return ms
        if (ms > 0) {
          await clock.sleep(ms)
          continue
        }
        for (const { window, times } of counted(caller)) {
          times.push(clock.epochMs())
          if (times.length > window.requests) times.splice(0, times.length - window.requests)
        }
        return 0
      }
    },
    heard(caller, { status, headers }) {
      const nowMs = clock.epochMs()
      const isRefused = status === 429 || status === rateLimit?.refusal.status
      const rest = isRefused ? retryAfterMs(headers, nowMs) : undefined
      const told = rest === undefined ? restsTold(rateLimit, headers, nowMs) : [{ per: refusedFor, ms: rest }]
      for (const { per, ms } of told) {
        const key = keyOf(per, caller)
        restingUntil.set(key, Math.max(restingUntil.get(key) ?? 0, nowMs + Math.min(ms, LONGEST_REST_MS)))
      }
    },
  }
}

/** For how long nothing may be asked, and by whom. */
function restsTold(
  rateLimit: RateLimit | undefined,
  headers: Readonly<Record<string, string>>,
  nowMs: number,
): readonly { readonly per: RateScope; readonly ms: number }[] {
  const isDeclared = rateLimit !== undefined && Object.keys(rateLimit.headers).length > 0
  const told = isDeclared ? readRateHeaders(rateLimit, headers, nowMs) : undefined
  if (told?.isReadable !== true) {
    const ms = restMs(headers, nowMs)
    return ms === undefined ? [] : [{ per: 'user', ms }]
  }
  return told.windows.flatMap(({ window, remaining, resetAtMs }) =>
    remaining === 0 && resetAtMs !== undefined ? [{ per: window?.per ?? 'user', ms: resetAtMs - nowMs }] : [],
  )
}

function scopesOf(caller: Caller): readonly string[] {
  return (['user', 'token', 'application', 'client'] as const).map((per) => keyOf(per, caller))
}

function keyOf(per: RateScope, { user, token }: Caller): string {
  switch (per) {
    case 'user':
      return `user ${user}`
    case 'token':
      return `token ${token}`
    case 'application':
    case 'client':
      return per
  }
}
