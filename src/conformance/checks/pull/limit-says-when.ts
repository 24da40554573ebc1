import { retryAfterMs } from '../../../http/retry-after.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { rateLimitOf } from '../../rate-told.ts'

export const limitSaysWhen: Check<'pull-limit'> = defineCheck({
  id: 'pull/limit-says-when',
  title: 'A request too many is told in the declared form when to come back.',
  level: 'must',
  source: {
    document: 'RFC 9110',
    section: '10.2.3',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3',
  },
  remedy:
    'Send `Retry-After` with every refusal: whole seconds, or an HTTP date in GMT; not later than the window is over.',
  given: 'pull-limit',

  judge({ refused, window }, partner) {
    const { retryAfter: form } = rateLimitOf(partner).refusal
    if (refused === undefined) return inapplicable('no request was refused')
    if (form === 'none') return inapplicable('the descriptor declares no Retry-After')
    const { exchange } = refused
    const value = exchange.response.headers['retry-after']
    if (value === undefined) return finding('a refusal has no Retry-After', exchange)
    if (!FORMS[form].test(value))
      return finding(`Retry-After is not of the declared form (${form})`, exchange)
    const waitMs = retryAfterMs({ 'retry-after': value }, exchange.sentAtMs) ?? 0
    if (waitMs <= 0) return finding('the time to come back is over already', exchange)
    return waitMs > window.seconds * 1000 + SLACK_MS
      ? finding(
          `the time to come back lies further ahead than the window of ${window.seconds} s is long`,
          exchange,
        )
      : undefined
  },
})

const FORMS = {
  seconds: /^\d+$/,
  httpDate: /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
} as const

/** Two clocks, and a value cut to whole seconds. */
const SLACK_MS = 5000
