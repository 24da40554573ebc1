import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataSource } from './data.ts'
import { exampleRecords } from './lint-records.ts'
import { error, type Finding, type LintRule, type LintSubject } from './lint-rule.ts'
import { dataTypesOf } from './partner.ts'
import { parseTime } from './time-format.ts'

export const orderKept: LintRule = {
  rule: 'The declared order of records is one that can be told, and the example keeps it.',
  reads: ['data'],
  *judge({ partner }: LintSubject) {
    for (const type of dataTypesOf(partner)) yield* judgeOrder(`/data/${type}`, partner.data[type]!)
  },
}

function* judgeOrder(at: string, source: DataSource): Iterable<Finding> {
  const { records, range } = source
  if (records.order === undefined) return
  const byChange = range.match === 'modified'
  if (byChange && records.updated === undefined) {
    const expected = 'records.updated, since ranges match what was modified, and records come in that order'
    yield error(`${at}/records/order`, expected, 'none', 'Say where a record tells its modification.')
    return
  }
  const times = (exampleRecords(source) ?? []).flatMap((record) => timeOf(record, source, byChange) ?? [])
  const sign = records.order === 'descending' ? -1 : 1
  if (!times.some((ms, index) => index > 0 && sign * ms < sign * times[index - 1]!)) return
  const remedy = `Show the records as the partner gives them, or write order: ${sign < 0 ? 'ascending' : 'descending'}.`
  yield error(`${at}/records/order`, `the example in ${records.order} order`, 'another order', remedy)
}

/** Wall clocks of different places are not compared. */
function timeOf(record: JsonValue, { records }: DataSource, byChange: boolean): number | undefined {
  const pointer = byChange ? records.updated : records.start
  const format = byChange ? (records.updatedTime ?? records.time) : records.time
  if (pointer === undefined || format === 'localDateTime') return undefined
  return parseTime(format, resolvePointer(record, pointer))
}
