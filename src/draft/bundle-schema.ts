import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.ts'
import { pointerKeys, resolvePointer } from '../kernel/pointer.ts'
import { toSchema } from '../schema/document.ts'

const TABLES = ['properties', 'patternProperties', '$defs', 'dependentSchemas']
const VALUES = ['const', 'enum', 'default']
/** OpenAPI's own, and sample data: they say nothing about what is valid. */
const DROPPED = ['example', 'examples', 'xml', 'externalDocs', 'discriminator']

/** A schema of an OpenAPI document as JSON Schema 2020-12, with what it refers to under `$defs`. */
export function bundleSchema(document: JsonObject, schema: JsonValue): JsonObject {
  const held = { ...document, 'x-draft': { schema } }
  const whole = toSchema({ document: held, pointer: '/x-draft/schema' })
  const defs = new Map<string, JsonValue>()
  const names = new Map<string, string>()
  const nameOf = (pointer: string): string => {
    const known = names.get(pointer)
    if (known !== undefined) return known
    const plain = (pointerKeys(pointer).at(-1) ?? 'part').replaceAll(/[^A-Za-z0-9_.-]/g, '_')
    let name = plain
    for (let count = 2; defs.has(name); count++) name = `${plain}${count}`
    names.set(pointer, name)
    defs.set(name, true)
    const target = resolvePointer(whole, pointer) as JsonValue | undefined
    defs.set(name, target === undefined ? true : rewrite(target, false, nameOf))
    return name
  }
  const root = rewrite(resolvePointer(whole, '/x-draft/schema') as JsonValue, false, nameOf)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...(isJsonObject(root) ? root : {}),
    ...(defs.size === 0 ? {} : { $defs: Object.fromEntries(defs) }),
  }
}

function rewrite(value: JsonValue, isTable: boolean, nameOf: (pointer: string) => string): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => rewrite(item, false, nameOf))
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).flatMap(([key, item]): [string, JsonValue][] => {
    if (isTable) return [[key, rewrite(item, false, nameOf)]]
    if (DROPPED.includes(key) || key.startsWith('x-')) return []
    if (key === '$ref' && typeof item === 'string') return [[key, reference(item, nameOf)]]
    if (key === 'nullable' && value.type === undefined) return []
    if (VALUES.includes(key)) return [[key, item]]
    if (key === 'required' && !Array.isArray(item)) return []
    return [[key, rewrite(item, TABLES.includes(key), nameOf)]]
  })
  return Object.fromEntries(entries)
}

function reference(text: string, nameOf: (pointer: string) => string): string {
  return text.startsWith('#/') ? `#/$defs/${nameOf(decodeURIComponent(text.slice(1)))}` : text
}
