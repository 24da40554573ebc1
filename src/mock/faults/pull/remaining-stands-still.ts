import type { Fault } from '../../fault.ts'
import { tellsRate, windowsToldAs } from '../support/rates.ts'

export const remainingStandsStill: Fault = {
  id: 'remaining-stands-still',
  area: 'pull',
  title: 'What is left of the rate limit is told as the whole of it, always.',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  caughtBy: ['pull/remaining-counts-down'],
  applies: tellsRate('remaining', 'used'),
  hooks: windowsToldAs((standing) => ({ ...standing, remaining: standing.window.requests })),
}
