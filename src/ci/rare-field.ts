import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import type { Hooks } from '../mock/seams.ts'
import { exampleOf } from '../pact/matcher.ts'
import { recordShape } from '../pact/record-shape.ts'
import type { DataType } from '../partner/data.ts'
import type { Partner } from '../partner/partner.ts'

/** An optional field that no user of a mock has by nature, with an example of it in a record. */
export interface RareField {
  readonly type: DataType
  readonly example: JsonValue
}

/** @returns `undefined` for a field that the contract does not ask for. */
export function rareField(partner: Partner, type: DataType, field: string): RareField | undefined {
  const found = recordShape(partner, type).optional.find((other) => other.field === field)
  return found === undefined ? undefined : { type, example: exampleOf(found.record) }
}

/** Lets every record of the type have the field; what a record has already stays. */
export function withField({ type, example }: RareField): Hooks {
  return {
    record: (honest) => (item, asked, source, mock) => {
      const record = honest(item, asked, source, mock)
      return asked === type ? (merged(record, example) as typeof record) : record
    },
  }
}

function merged(value: JsonValue | undefined, example: JsonValue): JsonValue {
  if (value === undefined || value === null) return example
  if (Array.isArray(value) && Array.isArray(example)) {
    return value.length === 0 ? example : value.map((item) => merged(item, example[0] ?? null))
  }
  if (!isJsonObject(value) || !isJsonObject(example)) return value
  return {
    ...value,
    ...Object.fromEntries(Object.entries(example).map(([key, item]) => [key, merged(value[key], item)])),
  }
}
