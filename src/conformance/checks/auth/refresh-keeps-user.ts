import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const refreshKeepsUser: Check<'refresh'> = defineCheck({
  id: 'auth/refresh-keeps-user',
  title: 'A renewed grant belongs to the same user.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy: 'Bind the refresh token to its user and return the same id after a refresh.',
  given: 'refresh',

  judge({ before, after, exchange }) {
    if (after?.grant.userId === undefined || before.userId === undefined)
      return inapplicable('the partner does not repeat the user id on a refresh')
    return after.grant.userId === before.userId
      ? undefined
      : finding('the user id changed with the refresh', exchange)
  },
})
