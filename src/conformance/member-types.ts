import { isJsonObject, type JsonValue, jsonTypeOf } from '../kernel/json.ts'

/** The JSON types of every member of some records, by its dotted path with `[]` for the items of a list; null aside. */
export function memberTypes(records: readonly JsonValue[]): ReadonlyMap<string, ReadonlySet<string>> {
  return gathered(records, (value) => (value === null ? undefined : jsonTypeOf(value)))
}

/** How every time in some records is written, by its dotted path: with an offset, or without. */
export function timeForms(records: readonly JsonValue[]): ReadonlyMap<string, ReadonlySet<string>> {
  return gathered(records, (value) => {
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}/.test(value)) return undefined
    return /([Zz]|[+-]\d{2}:?\d{2})$/.test(value) ? 'a time with an offset' : 'a time without an offset'
  })
}

function gathered(
  records: readonly JsonValue[],
  classify: (value: JsonValue) => string | undefined,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const visit = (value: JsonValue, path: string): void => {
    const kind = classify(value)
    if (kind !== undefined && path !== '') found.set(path, (found.get(path) ?? new Set()).add(kind))
    if (Array.isArray(value)) for (const item of value as readonly JsonValue[]) visit(item, `${path}[]`)
    else if (isJsonObject(value))
      for (const [name, item] of Object.entries(value)) visit(item, path === '' ? name : `${path}.${name}`)
  }
  for (const record of records) visit(record, '')
  return found
}
