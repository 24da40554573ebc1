import type { Tokens } from '../client/tokens.ts'
import { type Exempt, exempt } from './probe.ts'

/** Late enough after an end that no difference between two clocks explains it. */
export const LATE_MS = 60_000

/** Why the end of a token is not waited for, or `undefined` when it is. */
export function longerThan(patienceMs: number, { expiresAtMs, obtainedAtMs }: Tokens): Exempt | undefined {
  if (expiresAtMs === undefined) return exempt('the partner does not say how long a token lives')
  const lifeMs = expiresAtMs - obtainedAtMs
  return lifeMs < 0 || lifeMs + LATE_MS > patienceMs
    ? exempt(`the token lives for ${Math.round(lifeMs / 1000)} s, longer than this run waits`)
    : undefined
}
