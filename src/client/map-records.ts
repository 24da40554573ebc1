import type { JsonValue } from '../kernel/json.ts'
import { type MappedUser, type Mapping, partnerMapping } from '../mapping/compile.ts'
import type { MappingProblem } from '../mapping/problem.ts'
import type { DataType } from '../partner/data.ts'
import type { Partner } from '../partner/partner.ts'

/** What a mapping makes of one record. */
export interface Mapped {
  /** Terra's object; absent where nothing could be mapped. */
  readonly value?: JsonValue
  readonly problems: readonly MappingProblem[]
}

/** Turns a partner's records into Terra's objects. */
export interface RecordMapper {
  /** @param user - whose record it is, as far as the partner told once and for all. */
  map(type: DataType, record: JsonValue, user?: MappedUser): Mapped
}

/**
 * Maps by the templates of the descriptor, each compiled when it is first needed.
 *
 * @throws MappingInvalidError from `map`, where a descriptor was never checked.
 */
export function partnerMapper(partner: Partner): RecordMapper {
  const mappings = new Map<DataType, Mapping>()
  return {
    map(type, record, user) {
      const mapping = mappings.get(type) ?? partnerMapping(partner, type)
      mappings.set(type, mapping)
      const { value, problems } = mapping.apply(record, user)
      return Object.keys(value).length === 0 ? { problems } : { value, problems }
    },
  }
}
