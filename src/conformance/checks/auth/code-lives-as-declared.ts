import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { statusOf } from '../../refusal.ts'

export const codeLivesAsDeclared: Check<'code-lifetime'> = defineCheck({
  id: 'auth/code-lives-as-declared',
  title: 'A code still works in the last second of its declared life.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '4.1.2',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2',
  },
  remedy: 'Declare in `auth.codeLifetimeSeconds` the seconds that a code really lives.',
  given: 'code-lifetime',

  judge({ inLastSecond, lifeSeconds }, partner) {
    if (inLastSecond === undefined) return inapplicable('the partner declares no lifetime of codes')
    const { exchange, askedAtMs } = inLastSecond
    const status = statusOf(exchange, partner)
    if (status < 300) return undefined
    const answeredAfterMs = exchange.sentAtMs + exchange.durationMs - askedAtMs
    return answeredAfterMs > lifeSeconds * 1000
      ? inapplicable('the answer took so long that the code may have ended on the way')
      : finding(`a code of ${lifeSeconds} s is answered with ${status} in its last second`, exchange)
  },
})
