import { type Check, defineCheck, finding } from '../../check.ts'
import { noRateHeaders, rateLimitOf, windowsTold } from '../../rate-told.ts'

export const limitToldIsDeclared: Check<'pull'> = defineCheck({
  id: 'pull/limit-told-is-declared',
  title: 'The limit that an answer tells is the declared one.',
  level: 'should',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  remedy: 'Tell the limit that holds, or correct `rateLimit.windows` in the descriptor.',
  given: 'pull',

  exempts: noRateHeaders,

  judge(evidence, partner) {
    const rateLimit = rateLimitOf(partner)
    const declared = rateLimit.windows.map(({ requests }) => requests)
    for (const { type, exchange, window: told } of windowsTold(evidence, rateLimit)) {
      const known = told.window === undefined ? declared : [told.window.requests]
      if (told.limit !== undefined && !known.includes(told.limit))
        return finding(
          `${type}: the headers tell of ${told.limit} requests, declared are ${known.join(' or ')}`,
          exchange,
        )
    }
    return undefined
  },
})
