import { type Check, defineCheck, finding } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const partialConsentWorks: Check<'scope-limits'> = defineCheck({
  id: 'auth/partial-consent-works',
  title: 'A token opens the data types whose scopes it has, whatever it lacks.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy: 'Judge each data endpoint by its own scopes, so that a user who deselected one keeps the others.',
  given: 'scope-limits',

  judge({ allowed: { type, status, exchange } }) {
    return isRefused(status)
      ? finding(`${type} is answered with ${status} although its scope was granted`, exchange)
      : undefined
  },
})
