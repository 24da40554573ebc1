import type { Fault } from '../../fault.ts'
import { tellsRate } from '../support/rates.ts'

export const limitHeadersOfAnotherGrammar: Fault = {
  id: 'limit-headers-of-another-grammar',
  area: 'pull',
  title: 'The headers of the rate limit are written as another draft has them.',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  caughtBy: ['pull/limit-headers-as-declared'],
  applies: tellsRate('limit', 'remaining', 'used', 'reset', 'resetAt'),
  hooks: {
    rateHeaders: (honest) => (standing, mock) =>
      Object.fromEntries(
        Object.entries(honest(standing, mock)).map(([name, value]) => [
          name,
          name === 'retry-after' ? value : `limit=100, remaining=99, reset=60`,
        ]),
      ),
  },
}
