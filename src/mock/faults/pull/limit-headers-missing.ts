import type { Fault } from '../../fault.ts'
import { tellsRate } from '../support/rates.ts'

export const limitHeadersMissing: Fault = {
  id: 'limit-headers-missing',
  area: 'pull',
  title: 'The declared headers of the rate limit are not there.',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  caughtBy: ['pull/limit-headers-as-declared'],
  applies: tellsRate('limit', 'remaining', 'used', 'reset', 'resetAt'),
  hooks: { rateHeaders: () => () => ({}) },
}
