import { compileValidator } from '../../../schema/validator.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { idsOf } from '../../divided-span.ts'
import { eachType } from '../../each-type.ts'
import { transactionSource } from '../../offers.ts'
import { isCutShort } from '../../pull-span.ts'
import { firstOutOfOrder } from '../../record-order.ts'

export const transactionAsDeclared: Check<'pull-transaction'> = defineCheck({
  id: 'pull/transaction-as-declared',
  title:
    'A transaction lists records of the declared schema, each with its id, in the declared order, and no more than declared.',
  level: 'must',
  source: {
    document: 'Polar AccessLink: a listing under another name than the documented one',
    url: 'https://github.com/polarofficial/polar-ble-sdk/issues/2',
  },
  remedy: 'Correct the listing, or `request`, `schema`, `records` and `transaction` of the descriptor.',
  given: 'pull-transaction',

  judge: ({ types }, partner) =>
    eachType(types, ({ offer: { listed } }, type) => {
      if (listed === undefined) return inapplicable('nothing new was offered')
      if (isCutShort(listed)) return inapplicable('a rate limit cut the listing short')
      const source = transactionSource(partner, type)
      const { end, pages, records } = listed
      if (end.ended === 'failed') return finding(`${type}: ${end.reason}`, end.answer.exchange)
      const exchange = pages.at(-1)?.answer.exchange
      const validate = compileValidator(source.schema)
      for (const { answer } of pages) {
        const [violation] = answer.body === undefined ? [] : validate(answer.body)
        if (violation !== undefined)
          return finding(
            `${type}: at '${violation.path}' (${violation.keyword}) it ${violation.expected}`,
            answer.exchange,
          )
      }
      const ids = idsOf(listed, source).length
      if (ids < records.length)
        return finding(`${type}: ${records.length - ids} of ${records.length} records have no id`, exchange)
      if (source.records.order !== undefined && firstOutOfOrder(records, source) !== undefined)
        return finding(`${type}: the records are not in the declared ${source.records.order} order`, exchange)
      const { size = Number.POSITIVE_INFINITY } = source.transaction
      return records.length <= size
        ? undefined
        : finding(`${type}: ${records.length} records are listed, ${size} at most are declared`, exchange)
    }),
})
