import type { Refresh } from './auth.ts'

/**
 * For how long a refresh token still works when its successor has been issued, in seconds: 0 where it is used once,
 * `Infinity` where only the use of the new pair ends it.
 */
export function graceOf({ kind, graceSeconds, oldPair }: Refresh): number {
  if (kind !== 'rotating') return 0
  return oldPair === 'endsWhenNewIsUsed' && graceSeconds === 0 ? Number.POSITIVE_INFINITY : graceSeconds
}
