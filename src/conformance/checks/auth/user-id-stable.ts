import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const userIdStable: Check<'reconnect'> = defineCheck({
  id: 'auth/user-id-stable',
  title: "The user's id is the same at every connect, and so is the one for events.",
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy: "Return the user's permanent id, not an id of the session or of the grant.",
  given: 'reconnect',

  judge({ first, second }) {
    if (first.userId === undefined || second.userId === undefined)
      return inapplicable('the partner does not tell the user id on connect')
    if (first.userId !== second.userId) return finding('the same user came back with another id')
    return first.eventUserId === second.eventUserId
      ? undefined
      : finding('the same user came back with another id for events')
  },
})
