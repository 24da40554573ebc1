/**
 * What `Retry-After` asks for, in milliseconds from now: delay-seconds or an HTTP date (RFC 9110 §10.2.3). Anything
 * else is `undefined`; a date in the past is 0.
 */
export function retryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000
  const atMs = Date.parse(value)
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs)
}
