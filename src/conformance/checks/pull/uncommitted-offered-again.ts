import { POLAR } from '../../../partner/transaction.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { idsOf } from '../../divided-span.ts'
import { eachType } from '../../each-type.ts'
import { transactionSource } from '../../offers.ts'
import { isCutShort } from '../../pull-span.ts'

export const uncommittedOfferedAgain: Check<'pull-transaction'> = defineCheck({
  id: 'pull/uncommitted-offered-again',
  title: 'What was offered and not committed is offered again, once the transaction is over.',
  level: 'must',
  source: POLAR,
  remedy:
    'Forget a transaction that is not committed in the declared time, and offer its records in the next one.',
  given: 'pull-transaction',

  judge: ({ types }, partner) =>
    eachType(types, ({ offer: { listed }, afterwards }, type) => {
      if (listed === undefined) return inapplicable('nothing new was offered')
      const source = transactionSource(partner, type)
      if (afterwards === undefined) {
        const { expiresSeconds } = source.transaction
        return inapplicable(`a transaction lasts ${expiresSeconds} s; wait longer with --wait`)
      }
      const { opened, listed: later } = afterwards
      if (later === undefined)
        return finding(
          `${type}: after the declared time nothing is offered again (${opened.status})`,
          opened.exchange,
        )
      if (isCutShort(listed) || isCutShort(later)) return inapplicable('a rate limit cut a listing short')
      const again = new Set(idsOf(later, source))
      const lost = idsOf(listed, source).filter((id) => !again.has(id)).length
      return lost === 0
        ? undefined
        : finding(
            `${type}: ${lost} of ${listed.records.length} records are not offered again`,
            later.pages.at(-1)?.answer.exchange,
          )
    }),
})
