/**
 * How long an answer asks us to wait, in milliseconds, or `undefined` when it does not say.
 *
 * Read in this order: `Retry-After` as seconds or as an HTTP date (RFC 9110 §10.2.3), then the reset of
 * `RateLimit`, `RateLimit-Reset`, `X-RateLimit-Reset` and their kin, as seconds left or as seconds since the epoch.
 * Of several windows (`20, 100`) those count that are used up, where the answer tells; of these the longest.
 *
 * @param headers - names in lower case.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  const retryAfter = headers['retry-after']
  if (retryAfter !== undefined) {
    const waitMs = fromRetryAfter(retryAfter.trim(), nowMs)
    if (waitMs !== undefined) return waitMs
  }
  const windows = windowsTold(headers, nowMs)
  const usedUp = windows.filter(({ remaining }) => remaining === 0)
  return longest(usedUp.length > 0 ? usedUp : windows)
}

/**
 * How long to rest before the next request, in milliseconds, though this one was answered: until the windows are over
 * of which an answer tells that nothing is left. `undefined` when there is none, or it does not say.
 *
 * @param headers - names in lower case.
 */
export function restMs(headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  return longest(windowsTold(headers, nowMs).filter(({ remaining }) => remaining === 0))
}

interface Told {
  readonly remaining?: number | undefined
  readonly resetMs: number
}

/** Above this a number of seconds is an instant: 2001 as seconds since the epoch, 31 years as a wait. */
const EPOCH_SECONDS = 1e9

const RESET_HEADER = /^((?:.+-)?rate-?limit)-reset$/

function windowsTold(headers: Readonly<Record<string, string>>, nowMs: number): readonly Told[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (name === 'ratelimit') return structured(value, nowMs)
    const family = RESET_HEADER.exec(name)?.[1]
    if (family === undefined) return []
    const remaining = numbersIn(headers[`${family}-remaining`] ?? '')
    return numbersIn(value).map((seconds, index) => ({
      remaining: remaining[index],
      resetMs: fromSeconds(seconds, nowMs),
    }))
  })
}

/** The draft's one header: `"minute";r=0;t=25, "hour";r=3;t=1200`, and before `limit=100, remaining=0, reset=25`. */
function structured(value: string, nowMs: number): readonly Told[] {
  const parts = /\breset=/.test(value) ? [value] : value.split(',')
  return parts.flatMap((part) => {
    const reset = /\b(?:t|reset)=(\d+)/.exec(part)?.[1]
    const remaining = /\b(?:r|remaining)=(\d+)/.exec(part)?.[1]
    if (reset === undefined) return []
    return [
      {
        remaining: remaining === undefined ? undefined : Number(remaining),
        resetMs: fromSeconds(Number(reset), nowMs),
      },
    ]
  })
}

function numbersIn(value: string): readonly number[] {
  return value
    .split(',')
    .map((part) => part.trim().match(/^\d+/)?.[0])
    .filter((digits) => digits !== undefined)
    .map(Number)
}

function longest(windows: readonly Told[]): number | undefined {
  return windows.length === 0 ? undefined : Math.max(...windows.map(({ resetMs }) => resetMs))
}

function fromRetryAfter(value: string, nowMs: number): number | undefined {
  if (/^\d+(\.\d+)?$/.test(value)) return fromSeconds(Number(value), nowMs)
  const dateMs = Date.parse(value)
  return Number.isFinite(dateMs) && /[a-z]/i.test(value) ? Math.max(0, dateMs - nowMs) : undefined
}

function fromSeconds(seconds: number, nowMs: number): number {
  return seconds > EPOCH_SECONDS ? Math.max(0, seconds * 1000 - nowMs) : seconds * 1000
}
