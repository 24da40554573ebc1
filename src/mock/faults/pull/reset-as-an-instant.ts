import type { Fault } from '../../fault.ts'
import { tellsRate, windowsToldAs } from '../support/rates.ts'

export const resetAsAnInstant: Fault = {
  id: 'reset-as-an-instant',
  area: 'pull',
  title: 'The reset is told as an instant where seconds left are declared.',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  caughtBy: ['pull/reset-ahead'],
  applies: tellsRate('reset'),
  hooks: windowsToldAs((standing, { clock }) => ({
    ...standing,
    resetAtMs: clock.epochMs() + standing.resetAtMs,
  })),
}
