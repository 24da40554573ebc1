import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const userIdFound: Check<'connection'> = defineCheck({
  id: 'auth/user-id-found',
  title: "The user's id stands where the descriptor says.",
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy: "Return the user's id at the declared place, or correct `auth.userId` in the descriptor.",
  given: 'connection',

  judge({ userId, token }) {
    if (userId.found) return undefined
    return userId.why === 'missing'
      ? finding(userId.reason, userId.exchange ?? token)
      : inapplicable(userId.reason)
  },
})
