import { POLAR } from '../../../partner/transaction.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { eachType } from '../../each-type.ts'

export const unknownTransactionRefused: Check<'pull-transaction'> = defineCheck({
  id: 'pull/unknown-transaction-refused',
  title: 'The listing of a transaction that nobody opened is refused.',
  level: 'must',
  source: POLAR,
  remedy:
    'Answer 404 with a body: who asks for a transaction that is over must not take it for one that holds nothing.',
  given: 'pull-transaction',

  judge: ({ types }) =>
    eachType(types, ({ unknown: { status, exchange } }, type) =>
      status >= 400 && status <= 499
        ? undefined
        : finding(`${type}: a transaction that nobody opened is answered with ${status}`, exchange),
    ),
})
