import { type Check, defineCheck, finding } from '../../check.ts'
import { noRateHeaders, rateLimitOf, ratesTold } from '../../rate-told.ts'

export const limitHeadersAsDeclared: Check<'pull'> = defineCheck({
  id: 'pull/limit-headers-as-declared',
  title: 'Every answer tells of the rate limit in the declared headers.',
  level: 'must',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  remedy:
    'Send the declared headers with every answer, one value for each window, or correct `rateLimit.headers` in the descriptor.',
  given: 'pull',

  exempts: noRateHeaders,

  judge(evidence, partner) {
    for (const { type, exchange, told } of ratesTold(evidence, rateLimitOf(partner)))
      if (!told.isReadable) return finding(`${type}: of the header ${told.header}, ${told.reason}`, exchange)
    return undefined
  },
})
