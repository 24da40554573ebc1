import { type JsonObject, type JsonValue, stringifyJson } from '../kernel/json.ts'

/** Prints JSON in which the same objects come again and again, as records do: their text is made once. */
export interface RecordTexts {
  /** From now on the object counts as one that never changes. */
  remember(record: JsonObject): void
  /** As `stringifyJson` prints it, to the byte. */
  print(value: JsonValue): string
}

/** Below this depth nothing is looked for: records stand in a list, in a member or two. */
const DEPTH = 4

export function createRecordTexts(): RecordTexts {
  const texts = new WeakMap<object, string>()
  const remembered = new WeakSet<object>()
  const print = (value: JsonValue, depth: number): string => {
    if (typeof value !== 'object' || value === null || depth === 0) return stringifyJson(value)
    if (remembered.has(value)) return textOf(value)
    // Added up, not joined: joining copies every record once more.
    let text = ''
    if (Array.isArray(value)) {
      for (const item of value as readonly JsonValue[])
        text += `${text === '' ? '' : ','}${print(item, depth - 1)}`
      return `[${text}]`
    }
    for (const [key, item] of Object.entries(value))
      if (item !== undefined)
        text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${print(item, depth - 1)}`
    return `{${text}}`
  }
  const textOf = (record: object): string => {
    const text = texts.get(record) ?? stringifyJson(record)
    texts.set(record, text)
    return text
  }
  return {
    remember: (record) => void remembered.add(record),
    print: (value) => print(value, DEPTH),
  }
}
