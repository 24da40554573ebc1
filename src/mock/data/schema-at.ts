import { pointerKeys, resolvePointer } from '../../kernel/pointer.ts'
import type { JsonSchema } from '../../schema/validator.ts'

/** Whether a schema plainly lets `null` stand at a pointer: through `properties`, `items` and local references. */
export function allowsNull(schema: JsonSchema, pointer: string): boolean {
  let at: unknown = schema
  for (const key of pointerKeys(pointer)) {
    const here = followed(at, schema)
    at = resolvePointer(here, '/properties')
    at = at === undefined ? resolvePointer(here, '/items') : (at as Record<string, unknown>)[key]
  }
  const { type, anyOf, oneOf } = followed(at, schema)
  const types = [type, ...alternatives(anyOf, schema), ...alternatives(oneOf, schema)].flat()
  return types.includes('null')
}

function followed(at: unknown, schema: JsonSchema): { readonly [keyword: string]: unknown } {
  let here = at
  for (let hops = 0; hops < 20; hops++) {
    const reference = resolvePointer(here, '/$ref')
    if (typeof reference !== 'string' || !reference.startsWith('#')) break
    here = resolvePointer(schema, reference.slice(1))
  }
  return typeof here === 'object' && here !== null ? (here as { readonly [keyword: string]: unknown }) : {}
}

function alternatives(list: unknown, schema: JsonSchema): readonly unknown[] {
  return Array.isArray(list) ? list.map((item) => followed(item, schema).type) : []
}
