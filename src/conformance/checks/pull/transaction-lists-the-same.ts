import { stringifyJson } from '../../../kernel/json.ts'
import { POLAR } from '../../../partner/transaction.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { eachType } from '../../each-type.ts'
import type { Pulled } from '../../evidence/pull.ts'
import { isCutShort } from '../../pull-span.ts'

export const transactionListsTheSame: Check<'pull-transaction'> = defineCheck({
  id: 'pull/transaction-lists-the-same',
  title: 'A transaction lists the same records as often as it is asked, until it is committed.',
  level: 'must',
  source: POLAR,
  remedy:
    'Take records only when the transaction is committed: who lists them may lose the answer, or die before they are stored.',
  given: 'pull-transaction',

  judge: ({ types }) =>
    eachType(types, ({ offer: { listed }, again }, type) => {
      if (listed === undefined || again === undefined) return inapplicable('nothing new was offered')
      if (isCutShort(listed) || isCutShort(again)) return inapplicable('a rate limit cut a listing short')
      const [before, after] = [texts(listed), texts(again)]
      const gone = before.filter((text) => !after.includes(text)).length
      const come = after.filter((text) => !before.includes(text)).length
      const exchange = again.pages.at(-1)?.answer.exchange
      if (again.end.ended === 'failed')
        return finding(`${type}: a second listing: ${again.end.reason}`, again.end.answer.exchange)
      return gone + come === 0
        ? undefined
        : finding(
            `${type}: a second listing lacks ${gone} of ${before.length} records and has ${come} others`,
            exchange,
          )
    }),
})

function texts({ records }: Pulled): readonly string[] {
  return records.map((record) => stringifyJson(record))
}
