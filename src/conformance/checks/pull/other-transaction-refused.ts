import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { eachType } from '../../each-type.ts'

export const otherTransactionRefused: Check<'pull-transaction'> = defineCheck({
  id: 'pull/other-transaction-refused',
  title: "Another user's transaction is refused.",
  level: 'must',
  source: {
    document: 'OWASP API Security Top 10',
    section: 'API1: Broken Object Level Authorization',
    url: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
  },
  remedy: 'Compare the user of the transaction with the user of the token, and answer 404 or 403.',
  given: 'pull-transaction',

  judge: ({ types }) =>
    eachType(types, ({ offer, others }, type) => {
      if (offer.id === undefined) return inapplicable('nothing new was offered')
      if (others === undefined) return inapplicable('the test account has one user')
      const { status, exchange } = others
      return status >= 400 && status <= 499
        ? undefined
        : finding(`${type}: another user's transaction is answered with ${status}`, exchange)
    }),
})
