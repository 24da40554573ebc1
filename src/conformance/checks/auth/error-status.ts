import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefusal } from '../../refusal.ts'

export const errorStatus: Check<'token-refusals'> = defineCheck({
  id: 'auth/error-status',
  title: 'A refused token request has the status that the RFC gives it.',
  level: 'should',
  source: { document: 'RFC 6749', section: '5.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
  remedy: 'Answer failed client authentication with 401 and every other refusal with 400.',
  given: 'token-refusals',

  judge({ wrongSecret, unknownCode, unknownGrantType }, { auth }) {
    if ('tokenResponse' in auth && auth.tokenResponse.success !== undefined) {
      return inapplicable('the partner reports errors inside HTTP 200, as its descriptor declares')
    }
    const expected = [
      ['a wrong client secret', wrongSecret, [400, 401]],
      ['an unknown code', unknownCode, [400]],
      ['an unknown grant type', unknownGrantType, [400]],
    ] as const
    for (const [what, exchange, statuses] of expected) {
      if (exchange === undefined || !isRefusal(exchange)) continue
      if (statuses.some((status) => status === exchange.response.status)) continue
      return finding(
        `${what} is answered with ${exchange.response.status} instead of ${statuses.join(' or ')}`,
        exchange,
      )
    }
    return undefined
  },
})
