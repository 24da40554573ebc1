import { tellsOf } from '../../../partner/rate-headers.ts'
import type { Fault } from '../../fault.ts'
import { tellsRate, windowsToldAs } from '../support/rates.ts'

export const resetInMilliseconds: Fault = {
  id: 'reset-in-milliseconds',
  area: 'pull',
  title: 'The reset is told in milliseconds where seconds are declared.',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  caughtBy: ['pull/reset-ahead'],
  applies: tellsRate('reset', 'resetAt'),
  hooks: windowsToldAs((standing, { clock, partner }) => {
    const nowMs = clock.epochMs()
    const isInstant = partner.rateLimit !== undefined && tellsOf(partner.rateLimit, 'resetAt')
    const resetAtMs = isInstant ? standing.resetAtMs * 1000 : nowMs + (standing.resetAtMs - nowMs) * 1000
    return { ...standing, resetAtMs }
  }),
}
