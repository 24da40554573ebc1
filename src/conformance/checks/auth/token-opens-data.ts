import { type Check, defineCheck, finding } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const tokenOpensData: Check<'access-refusals'> = defineCheck({
  id: 'auth/token-opens-data',
  title: 'A fresh access token opens the data.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy: 'Accept the access token at the data endpoints in the declared place.',
  given: 'access-refusals',

  judge({ honest: { status, exchange } }) {
    return isRefused(status)
      ? finding(`the data endpoint answers ${status} to a fresh token`, exchange)
      : undefined
  },
})
