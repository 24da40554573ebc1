import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const reconnectKeepsGrant: Check<'reconnect'> = defineCheck({
  id: 'auth/reconnect-keeps-grant',
  title: 'A second connect does not kill the first grant.',
  level: 'should',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Let several grants of one user live side by side: Terra connects one user for several of its customers.',
  given: 'reconnect',

  judge({ firstAfterwards }) {
    if (firstAfterwards === undefined) return inapplicable('the partner offers no data to try the token on')
    const { status, exchange } = firstAfterwards
    return isRefused(status)
      ? finding(`the first token is answered with ${status} after the second connect`, exchange)
      : undefined
  },
})
