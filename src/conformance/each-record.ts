import type { Page } from '../client/pull-pages.ts'
import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { unwrap } from '../partner/envelope.ts'
import { dataSource, type Partner } from '../partner/partner.ts'
import { type Finding, finding } from './check.ts'
import type { PullEvidence, Pulled } from './evidence/pull.ts'
import { type RecordFacts, recordFacts } from './record-facts.ts'

/** One record, and all that a rule may want to know about it. */
export interface SeenRecord {
  readonly type: DataType
  readonly source: DataSource
  readonly record: JsonValue
  readonly facts: RecordFacts
  readonly pulled: Pulled
  readonly evidence: PullEvidence
}

/** Every record of every data type, in the order in which they came. */
export function recordsOf(evidence: PullEvidence, partner: Partner): readonly SeenRecord[] {
  return Object.entries(evidence.types).flatMap(([name, windows]) => {
    const type = name as DataType
    const source = dataSource(partner, type)
    return windows.flatMap((pulled) =>
      pulled.records.map((record) => ({
        type,
        source,
        record,
        facts: recordFacts(source.records, record, evidence.grant.timeZone),
        pulled,
        evidence,
      })),
    )
  })
}

/** Every page of every data type, in the order in which they came. */
export function everyPage({
  types,
}: PullEvidence): readonly { readonly type: DataType; readonly page: Page; readonly pulled: Pulled }[] {
  return Object.entries(types).flatMap(([type, windows]) =>
    windows.flatMap((pulled) => pulled.pages.map((page) => ({ type: type as DataType, page, pulled }))),
  )
}

/** The first record that a rule complains of, and how many there are, or `undefined`. */
export function firstAmiss(
  records: readonly SeenRecord[],
  complaint: (record: SeenRecord) => string | undefined,
): Finding | undefined {
  const amiss = records.flatMap((record) => {
    const said = complaint(record)
    return said === undefined ? [] : [{ record, said }]
  })
  const [first] = amiss
  if (first === undefined) return undefined
  const others = amiss.length === 1 ? '' : ` (${amiss.length} of ${records.length} records)`
  const { type, pulled, record } = first.record
  const page = pulled.pages.find(({ records: onPage }) => onPage.includes(record))
  return finding(`${type}: a record ${first.said}${others}`, page?.answer.exchange)
}

/** The names of a record's members. */
export function keysOf(record: JsonValue): readonly string[] {
  return isJsonObject(record) ? Object.keys(record) : []
}

/** The records of a data type's declared example. */
export function exampleRecords({ example, response, records }: DataSource): readonly JsonValue[] {
  const found = resolvePointer(unwrap(response, example), records.at) as JsonValue | undefined
  if (found === undefined) return []
  return Array.isArray(found) ? found : [found]
}
