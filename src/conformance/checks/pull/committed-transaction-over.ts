import { POLAR } from '../../../partner/transaction.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { eachType } from '../../each-type.ts'

export const committedTransactionOver: Check<'pull-commit'> = defineCheck({
  id: 'pull/committed-transaction-over',
  title: 'A transaction that was committed is over: it is not listed any more.',
  level: 'should',
  source: POLAR,
  remedy:
    'Answer 404 for a committed transaction, as for one that nobody opened: a client that lost the answer to its commit learns from it that all is well.',
  given: 'pull-commit',

  judge: ({ types }) =>
    eachType(types, ({ commits }, type) => {
      const accepted = commits.filter(({ committed: { status } }) => status >= 200 && status <= 299)
      if (accepted.length === 0) return inapplicable('nothing was committed')
      const alive = accepted.find(({ over: { status } }) => status < 400 || status > 499)?.over
      return alive === undefined
        ? undefined
        : finding(
            `${type}: the listing of a committed transaction is answered with ${alive.status}`,
            alive.exchange,
          )
    }),
})
