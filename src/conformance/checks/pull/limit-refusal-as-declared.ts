import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { rateLimitOf } from '../../rate-told.ts'

export const limitRefusalAsDeclared: Check<'pull-limit'> = defineCheck({
  id: 'pull/limit-refusal-as-declared',
  title: 'A request too many is refused with the declared status.',
  level: 'must',
  source: { document: 'RFC 6585', section: '4', url: 'https://www.rfc-editor.org/rfc/rfc6585#section-4' },
  remedy:
    'Answer 429 when the limit is reached; 503 means that the server is in trouble, 403 that the user may not, and 200 that all is well.',
  given: 'pull-limit',

  judge({ refused }, partner) {
    if (refused === undefined) return inapplicable('no request was refused')
    const { status } = rateLimitOf(partner).refusal
    return refused.status === status
      ? undefined
      : finding(
          `a request too many is answered with ${refused.status}, declared is ${status}`,
          refused.exchange,
        )
  },
})
