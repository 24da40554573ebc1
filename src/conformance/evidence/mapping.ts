import type { Mapped } from '../../client/map-records.ts'
import type { JsonValue } from '../../kernel/json.ts'
import type { DataType } from '../../partner/data.ts'
import type { Breach } from '../../terra/judge.ts'
import type { RecordFacts } from '../record-facts.ts'

/** One pulled record, and what the declared mapping makes of it. */
export interface MappedRecord extends Mapped {
  readonly record: JsonValue
  readonly facts: RecordFacts
}

export interface MappingEvidence {
  /** When the records were asked for, in milliseconds since the Unix epoch. */
  readonly askedAtMs: number
  readonly types: Readonly<Partial<Record<DataType, readonly MappedRecord[]>>>
  /** Where the mapped objects break Terra's invariants: each alone, and all of the user together. */
  readonly breaches: readonly (Breach & { readonly type: DataType | 'all' })[]
}
