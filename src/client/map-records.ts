import type { JsonValue } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'

/** What a mapping makes of one record. */
export interface Mapped {
  /** Terra's object; absent where the mapping failed altogether. */
  readonly value?: JsonValue
  /** What could not be mapped, one sentence each. */
  readonly problems: readonly string[]
}

/** Turns a partner's records into Terra's objects. */
export interface RecordMapper {
  map(type: DataType, record: JsonValue): Promise<Mapped>
}
