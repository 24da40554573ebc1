import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const userIdType: Check<'connection'> = defineCheck({
  id: 'auth/user-id-type',
  title: "The user's id has the declared JSON type.",
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy:
    'Return the id with the declared type, or correct `auth.userId.type`; a 64-bit integer written as a number loses digits in many clients.',
  given: 'connection',

  judge({ userId, token }, { auth }) {
    if (!userId.found || auth.kind !== 'oauth2') return inapplicable('there is no user id to look at')
    const { value } = userId
    const type = typeof value === 'bigint' || Number.isInteger(value) ? 'integer' : typeof value
    return type === auth.userId.type
      ? undefined
      : finding(`it is of type ${type}, declared is ${auth.userId.type}`, userId.exchange ?? token)
  },
})
