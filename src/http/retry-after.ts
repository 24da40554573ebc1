/**
 * How long an answer asks us to wait, in milliseconds, or `undefined` when it does not say.
 *
 * Read in this order: `Retry-After` as seconds or as an HTTP date (RFC 9110 §10.2.3), then the reset of
 * `RateLimit`, `RateLimit-Reset`, `X-RateLimit-Reset` and their kin, as seconds left or as seconds since the epoch.
 * Of several windows (`20, 100`) the longest counts.
 *
 * @param headers - names in lower case.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  const retryAfter = headers['retry-after']
  if (retryAfter !== undefined) {
    const waitMs = fromRetryAfter(retryAfter.trim(), nowMs)
    if (waitMs !== undefined) return waitMs
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!RESET_HEADER.test(name)) continue
    const waitMs = fromReset(
      name === 'ratelimit' ? (value.match(/\b(?:t|reset)=(\d+)/)?.[1] ?? '') : value,
      nowMs,
    )
    if (waitMs !== undefined) return waitMs
  }
  return undefined
}

const RESET_HEADER = /^(ratelimit|(.+-)?rate-?limit-reset)$/

/** Above this a number of seconds is an instant: 2001 as seconds since the epoch, 31 years as a wait. */
const EPOCH_SECONDS = 1e9

function fromRetryAfter(value: string, nowMs: number): number | undefined {
  if (/^\d+(\.\d+)?$/.test(value)) return fromSeconds(Number(value), nowMs)
  const dateMs = Date.parse(value)
  return Number.isFinite(dateMs) && /[a-z]/i.test(value) ? Math.max(0, dateMs - nowMs) : undefined
}

function fromReset(value: string, nowMs: number): number | undefined {
  const windows = value
    .split(',')
    .map((part) => part.trim().match(/^\d+/)?.[0])
    .filter((digits) => digits !== undefined)
  if (windows.length === 0) return undefined
  return Math.max(...windows.map((digits) => fromSeconds(Number(digits), nowMs)))
}

function fromSeconds(seconds: number, nowMs: number): number {
  return seconds > EPOCH_SECONDS ? Math.max(0, seconds * 1000 - nowMs) : seconds * 1000
}
