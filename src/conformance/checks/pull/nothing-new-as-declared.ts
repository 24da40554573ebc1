import { POLAR } from '../../../partner/transaction.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { eachType } from '../../each-type.ts'
import { isLimited, transactionSource } from '../../offers.ts'

export const nothingNewAsDeclared: Check<'pull-commit'> = defineCheck({
  id: 'pull/nothing-new-as-declared',
  title: 'When all is committed, opening a transaction says in the declared way that there is nothing new.',
  level: 'must',
  source: POLAR,
  remedy:
    'Answer the declared status to an open when there is nothing new, rather than a transaction without records: a client opens until it hears that.',
  given: 'pull-commit',

  judge: ({ types }, partner) =>
    eachType(types, ({ commits, last, more }, type) => {
      const empty = commits.find(
        ({ listed }) => listed.end.ended === 'complete' && listed.records.length === 0,
      )
      if (empty !== undefined)
        return finding(`${type}: a transaction without records is opened`, empty.committed.exchange)
      if (more) return inapplicable('there is more on offer than one run takes')
      if (isLimited(last)) return inapplicable('a rate limit cut the question short')
      const { nothing } = transactionSource(partner, type).transaction
      return last.status === nothing
        ? undefined
        : finding(
            `${type}: nothing new is answered with ${last.status}, declared is ${nothing}`,
            last.exchange,
          )
    }),
})
