import { POLAR } from '../../../partner/transaction.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { eachType } from '../../each-type.ts'
import { isLimited, transactionSource } from '../../offers.ts'

export const secondOpenAsDeclared: Check<'pull-transaction'> = defineCheck({
  id: 'pull/second-open-as-declared',
  title: 'Opening a transaction while one is open brings what is declared.',
  level: 'must',
  source: POLAR,
  remedy:
    'Keep to one open transaction for each user and data type, and answer a second open as `transaction.whileOpen` says: two that hold the same records are two that each may take them.',
  given: 'pull-transaction',

  judge: ({ types }, partner) =>
    eachType(types, ({ offer, second }, type) => {
      if (second === undefined) return inapplicable('nothing new was offered')
      const { whileOpen, nothing } = transactionSource(partner, type).transaction
      const { opened, id } = second
      const isSame = id === offer.id
      if (whileOpen === 'same' ? isSame : id === undefined && opened.status === nothing) return undefined
      if (isLimited(opened)) return inapplicable('a rate limit cut the question short')
      const came =
        id === undefined ? `status ${opened.status}` : isSame ? 'the same transaction' : 'another transaction'
      const declared = whileOpen === 'same' ? 'the same' : `nothing, status ${nothing}`
      return finding(`${type}: a second open brings ${came}, declared is ${declared}`, opened.exchange)
    }),
})
