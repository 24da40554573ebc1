import type { Fault } from '../../fault.ts'
import { withHeaders } from '../../reply.ts'
import { hasData } from '../support/applies.ts'
import { asksForData } from '../support/data-calls.ts'

export const limitInWords: Fault = {
  id: 'limit-in-words',
  area: 'pull',
  title: 'The headers of the rate limit are words.',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  caughtBy: ['pull/rate-limit-headers-readable'],
  applies: hasData,
  hooks: {
    response: (honest) => (reply, call, mock) => {
      const said = honest(reply, call, mock)
      return asksForData(call) ? withHeaders(said, { 'x-ratelimit-remaining': 'plenty' }) : said
    },
  },
}
