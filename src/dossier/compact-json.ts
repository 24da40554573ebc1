import { isJsonObject, type JsonValue, stringifyJson } from '../kernel/json.ts'

const LINE = 100

/** JSON for people: indented by two, but what fits into a line stands in one, so that a hundred samples are a hundred lines. */
export function compactJson(value: JsonValue, indent = ''): string {
  if (!Array.isArray(value) && !isJsonObject(value)) return stringifyJson(value)
  const inner = `${indent}  `
  const items = Array.isArray(value)
    ? (value as readonly JsonValue[]).map((item) => compactJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${stringifyJson(key)}: ${compactJson(item, inner)}`)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const pad = Array.isArray(value) ? '' : ' '
  const line = `${open}${items.length === 0 ? '' : pad}${items.join(', ')}${items.length === 0 ? '' : pad}${close}`
  if (line.length <= LINE && !line.includes('\n')) return line
  return `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`
}
