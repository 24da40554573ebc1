import type { Partner } from '../../../partner/partner.ts'
import type { WindowStanding } from '../../../partner/rate-headers.ts'
import { type RATE_PLACEHOLDERS, tellsOf } from '../../../partner/rate-headers.ts'
import type { Hooks, Mock } from '../../seams.ts'

/** For faults of the rate limit. */
export function hasRateLimit({ rateLimit }: Partner): string | undefined {
  return rateLimit === undefined ? 'it declares no rate limit' : undefined
}

/** For faults of headers that tell something of the rate limit. */
export function tellsRate(
  ...names: readonly (typeof RATE_PLACEHOLDERS)[number][]
): (partner: Partner) => string | undefined {
  return ({ rateLimit }) =>
    rateLimit !== undefined && tellsOf(rateLimit, ...names)
      ? undefined
      : `its headers do not tell the ${names.join(' or the ')} of a rate limit`
}

/** Hooks that tell of every window otherwise than it stands. */
export function windowsToldAs(change: (standing: WindowStanding, mock: Mock) => WindowStanding): Hooks {
  return {
    rateHeaders: (honest) => (standing, mock) =>
      honest({ ...standing, windows: standing.windows.map((window) => change(window, mock)) }, mock),
  }
}

/** Hooks that write `Retry-After` of a refusal otherwise; `undefined` leaves it out. */
export function retryAfterWrittenAs(write: (seconds: number, mock: Mock) => string | undefined): Hooks {
  return {
    rateHeaders: (honest) => (standing, mock) => {
      const { 'retry-after': told, ...others } = honest(standing, mock)
      if (told === undefined || standing.usedUp === undefined) return others
      const seconds = Math.ceil((standing.usedUp.resetAtMs - mock.clock.epochMs()) / 1000)
      const written = write(seconds, mock)
      return written === undefined ? others : { ...others, 'retry-after': written }
    },
  }
}
