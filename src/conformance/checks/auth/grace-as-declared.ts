import { graceOf } from '../../../partner/refresh-grace.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const graceAsDeclared: Check<'refresh-reuse'> = defineCheck({
  id: 'auth/grace-as-declared',
  title: 'A rotated refresh token still works within its declared grace.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Accept the previous refresh token for as long as `auth.refresh.graceSeconds` and `oldPair` say: a client whose answer was lost has no other.',
  given: 'refresh-reuse',

  judge({ again, againReading }, { auth }) {
    if (auth.kind !== 'oauth2' || graceOf(auth.refresh) === 0) {
      return inapplicable('no grace is declared')
    }
    return againReading.kind === 'success'
      ? undefined
      : finding('the rotated refresh token was refused at once', again)
  },
})
