import type { Fault } from '../../fault.ts'
import { tellsRate, windowsToldAs } from '../support/rates.ts'

export const limitToldTenfold: Fault = {
  id: 'limit-told-tenfold',
  area: 'pull',
  title: 'The headers tell of ten times as many requests as are answered.',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  caughtBy: ['pull/limit-told-is-declared'],
  applies: tellsRate('limit'),
  hooks: windowsToldAs((standing) => ({
    ...standing,
    window: { ...standing.window, requests: standing.window.requests * 10 },
  })),
}
