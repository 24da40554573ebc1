import { type Check, defineCheck, finding } from '../../check.ts'
import { noRateHeaders, rateLimitOf, windowsTold } from '../../rate-told.ts'

export const remainingCountsDown: Check<'pull'> = defineCheck({
  id: 'pull/remaining-counts-down',
  title: 'What is left of a rate limit grows less with each request, until it is whole again.',
  level: 'should',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  remedy:
    'Tell what is left after the request that is answered: one less each time, and never more than the limit.',
  given: 'pull',

  exempts: noRateHeaders,

  judge(evidence, partner) {
    const rateLimit = rateLimitOf(partner)
    for (const index of rateLimit.windows.keys()) {
      const told = windowsTold(evidence, rateLimit).filter(({ index: at }) => at === index)
      const [first] = told
      let same = 0
      for (const [nth, seen] of told.entries()) {
        const { type, exchange, window } = seen
        const before = told[nth - 1]
        const { remaining, window: declared } = window
        if (remaining === undefined || declared === undefined) continue
        if (remaining < 0 || remaining > (window.limit ?? declared.requests))
          return finding(`${type}: ${remaining} requests are left of ${declared.requests}`, exchange)
        if (before?.window.remaining === undefined || first === undefined) continue
        const isFresh = seen.atMs >= (before.window.resetAtMs ?? first.atMs + declared.seconds * 1000)
        if (remaining > before.window.remaining && !isFresh)
          return finding(
            `${type}: more is left than after the request before, and the time of the reset has not come`,
            before.exchange,
            exchange,
          )
        same = remaining === before.window.remaining && remaining > 0 ? same + 1 : 0
        if (same >= STANDING_STILL)
          return finding(`${type}: ${same + 1} answers in a row tell that the same number is left`, exchange)
      }
    }
    return undefined
  },
})

/** Counters may lag behind for a moment; so often in a row nobody counts. */
const STANDING_STILL = 5
