import { POLAR } from '../../../partner/transaction.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { eachType } from '../../each-type.ts'
import { isLimited, transactionSource } from '../../offers.ts'

export const transactionOpens: Check<'pull-transaction'> = defineCheck({
  id: 'pull/transaction-opens',
  title: 'A transaction can be opened, and its id is told where the descriptor says.',
  level: 'must',
  source: POLAR,
  remedy:
    'Answer 201 with the id of the transaction at the declared place; where there is nothing new, answer the declared status.',
  given: 'pull-transaction',

  judge: ({ types }, partner) =>
    eachType(types, ({ offer: { opened, id } }, type) => {
      const { transaction } = transactionSource(partner, type)
      if (id !== undefined || opened.status === transaction.nothing) return undefined
      if (isLimited(opened)) return inapplicable('a rate limit cut the question short')
      const what = opened.status < 300 ? `${opened.status} and no id at ${transaction.id}` : opened.status
      return finding(`${type}: opening a transaction is answered with ${what}`, opened.exchange)
    }),
})
