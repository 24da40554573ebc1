import { factText } from '../../../client/fact-text.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const userEmailFound: Check<'connection'> = defineCheck({
  id: 'auth/user-email-found',
  title: "The user's email stands where the descriptor says.",
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Return the address that your requests take at the declared place, or correct `auth.userEmail` in the descriptor.',
  given: 'connection',

  judge({ facts: { userEmail }, token }) {
    if (userEmail === undefined) return inapplicable('the partner does not tell the email of the user')
    const exchange = userEmail.exchange ?? token
    if (!userEmail.found) return finding(userEmail.reason, exchange)
    return factText('userEmail', userEmail.value) === undefined
      ? finding('what stands there is no email address', exchange)
      : undefined
  },
})
