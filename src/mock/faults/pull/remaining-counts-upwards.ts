import type { Fault } from '../../fault.ts'
import { tellsRate, windowsToldAs } from '../support/rates.ts'

export const remainingCountsUpwards: Fault = {
  id: 'remaining-counts-upwards',
  area: 'pull',
  title: 'What is left of the rate limit is told as what is used of it.',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  caughtBy: ['pull/remaining-counts-down'],
  applies: tellsRate('remaining'),
  hooks: windowsToldAs((standing) => ({
    ...standing,
    remaining: standing.window.requests - standing.remaining,
  })),
}
