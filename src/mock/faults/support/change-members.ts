import { isJsonObject, type JsonObject, type JsonValue } from '../../../kernel/json.ts'
import { resolvePointer } from '../../../kernel/pointer.ts'
import type { DataType } from '../../../partner/data.ts'
import { unwrap } from '../../../partner/envelope.ts'
import { dataSource, dataTypesOf, type Partner } from '../../../partner/partner.ts'
import type { Hooks } from '../../seams.ts'

/** A copy of a record in which every leaf whose dotted path matches is changed; list positions are not in the path. */
export function changeMembers(
  record: JsonObject,
  pattern: RegExp,
  change: (value: JsonValue, path: string) => JsonValue,
): JsonObject {
  const walk = (value: JsonValue, path: string): JsonValue => {
    if (Array.isArray(value)) return value.map((item: JsonValue) => walk(item, path))
    if (!isJsonObject(value)) return pattern.test(path) ? change(value, path) : value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, walk(inner, path === '' ? key : `${path}.${key}`)]),
    )
  }
  return walk(record, '') as JsonObject
}

/** The number times a factor, whether it is written as a number or as text; anything else stays. */
export function times(factor: number): (value: JsonValue) => JsonValue {
  return (value) => {
    if (typeof value === 'number') return value * factor
    return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
      ? (Number(value) * factor).toFixed(2)
      : value
  }
}

/** Hooks that change what matches in the records of some data types. */
export function changingRecords(
  types: readonly DataType[],
  pattern: RegExp,
  change: (value: JsonValue, path: string) => JsonValue,
): Hooks {
  return {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return types.includes(type) ? changeMembers(written, pattern, change) : written
    },
  }
}

/** Why a partner cannot have a fault of some member: its examples do not have it. */
export function needsMember(
  types: readonly DataType[],
  pattern: RegExp,
): (partner: Partner) => string | undefined {
  return (partner) => {
    const offered = types.filter((type) => dataTypesOf(partner).includes(type))
    const hasIt = offered.some((type) => {
      let found = false
      changeMembers({ record: exampleRecord(partner, type) }, /./, (value, path) => {
        found ||= value !== null && pattern.test(path.replace(/^record\.?/, ''))
        return value
      })
      return found
    })
    return hasIt ? undefined : `its ${types.join(' and ')} have no such member`
  }
}

function exampleRecord(partner: Partner, type: DataType): JsonValue {
  const { response, records, example } = dataSource(partner, type)
  const found = resolvePointer(unwrap(response, example), records.at) as JsonValue | undefined
  return (Array.isArray(found) ? found : [found ?? null]) as JsonValue
}

/** The first number at a matching path; 0 where there is none. */
export function numberAt(record: JsonObject, pattern: RegExp): number {
  let found: number | undefined
  changeMembers(record, pattern, (value) => {
    if (typeof value === 'number') found ??= value
    return value
  })
  return found ?? 0
}
