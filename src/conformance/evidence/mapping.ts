import type { Mapped } from '../../client/map-records.ts'
import type { JsonValue } from '../../kernel/json.ts'
import type { DataType } from '../../partner/data.ts'
import type { Breach } from '../../terra/judge.ts'
import type { LeafLife } from '../leaf-life.ts'
import type { RecordFacts } from '../record-facts.ts'
import type { ToldElsewhere } from '../told-elsewhere.ts'

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

/** What the declared mapping makes of the declared example, and of what else the declared schema allows. */
export interface MappingExampleEvidence {
  readonly types: Readonly<Partial<Record<DataType, ExampleMapped>>>
}

export interface ExampleMapped {
  /** The example's records, in their order. */
  readonly records: readonly (Mapped & { readonly record: JsonValue })[]
  readonly leaves: readonly LeafLife[]
  /** The first record at other places and times. */
  readonly elsewhere: readonly ToldElsewhere[]
  /** The first record with a fraction of a second in its start. Absent where the form has none. */
  readonly fraction?: Mapped
  /** Records drawn from the schema at random. */
  readonly drawn: readonly Mapped[]
}
