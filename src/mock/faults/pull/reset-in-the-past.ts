import type { Fault } from '../../fault.ts'
import { tellsRate, windowsToldAs } from '../support/rates.ts'

export const resetInThePast: Fault = {
  id: 'reset-in-the-past',
  area: 'pull',
  title: 'The time of the reset is an hour ago.',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  caughtBy: ['pull/reset-ahead'],
  applies: tellsRate('resetAt'),
  hooks: windowsToldAs((standing, { clock }) => ({ ...standing, resetAtMs: clock.epochMs() - 3_600_000 })),
}
