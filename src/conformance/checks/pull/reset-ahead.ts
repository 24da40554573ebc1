import { type Check, defineCheck, finding } from '../../check.ts'
import { noRateHeaders, rateLimitOf, windowsTold } from '../../rate-told.ts'

export const resetAhead: Check<'pull'> = defineCheck({
  id: 'pull/reset-ahead',
  title: 'The time of a reset lies ahead, no further than the window is long.',
  level: 'should',
  source: {
    document: 'RateLimit header fields for HTTP',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  remedy:
    'Write the reset as declared: {reset} in seconds from now, {resetAt} in seconds since the Unix epoch.',
  given: 'pull',

  exempts: noRateHeaders,

  judge(evidence, partner) {
    const rateLimit = rateLimitOf(partner)
    const longest = Math.max(...rateLimit.windows.map(({ seconds }) => seconds))
    for (const { type, exchange, atMs, window: told } of windowsTold(evidence, rateLimit)) {
      if (told.resetAtMs === undefined) continue
      const aheadMs = told.resetAtMs - atMs
      if (aheadMs < -SLACK_MS) return finding(`${type}: the reset that is told is over`, exchange)
      const seconds = told.window?.seconds ?? longest
      if (aheadMs > seconds * 1000 + SLACK_MS)
        return finding(
          `${type}: the reset that is told lies further ahead than the window of ${seconds} s is long`,
          exchange,
        )
    }
    return undefined
  },
})

/** Two clocks, and a value cut to whole seconds. */
const SLACK_MS = 5000
