import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const refreshedTokenWorks: Check<'refresh'> = defineCheck({
  id: 'auth/refreshed-token-works',
  title: 'A renewed access token opens the data.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy: 'Accept the new access token at the data endpoints as soon as it is issued.',
  given: 'refresh',

  judge({ after }) {
    if (after?.data === undefined) return inapplicable('there is no renewed token, or no data to try it on')
    const { status, exchange } = after.data
    return isRefused(status)
      ? finding(`the data endpoint answers ${status} to the renewed token`, exchange)
      : undefined
  },
})
