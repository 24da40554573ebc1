import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { type SchemaView, viewSchema } from './schema-view.ts'
import { wordsOf } from './words.ts'

/** A field of the partner's record, as a mapping reads it. */
export interface PartnerField {
  readonly keys: readonly string[]
  readonly kind: 'number' | 'text' | 'boolean'
  readonly format?: string
  readonly description: string
  readonly values: readonly JsonValue[]
}

/** A list of objects within a record. */
export interface PartnerList {
  readonly keys: readonly string[]
  readonly fields: readonly PartnerField[]
}

export interface PartnerFields {
  readonly fields: readonly PartnerField[]
  readonly lists: readonly PartnerList[]
}

/** The fields of a record: those of its members up to three levels deep, and its lists of objects. */
export function partnerFields(
  document: JsonValue,
  record: SchemaView,
  samples: readonly JsonValue[],
): PartnerFields {
  return below(document, record, samples, [])
}

/** The field as an expression: plain names, others in backticks. */
export function expressionOf(keys: readonly string[]): string {
  const plain = /^(?!(and|or|in|true|false|null|function)$)[A-Za-z_][A-Za-z0-9_]*$/
  return keys.map((key) => (plain.test(key) ? key : `\`${key}\``)).join('.')
}

function below(
  document: JsonValue,
  view: SchemaView,
  samples: readonly JsonValue[],
  keys: readonly string[],
): PartnerFields {
  const fields: PartnerField[] = []
  const lists: PartnerList[] = []
  for (const [key, schema] of Object.entries(view.properties)) {
    const child = viewSchema(document, schema)
    const values = samples.flatMap((sample) => (isJsonObject(sample) ? [sample[key]!] : []))
    const here = [...keys, key]
    const kind = kindOf(child)
    if (kind !== undefined) {
      const format = child.format === undefined ? {} : { format: child.format }
      fields.push({
        keys: here,
        kind,
        ...format,
        description: child.description ?? '',
        values: values.filter((value) => value !== null && value !== undefined),
      })
    } else if (child.types.includes('array')) {
      const item = viewSchema(document, child.items)
      const items = values.flatMap((value) => (Array.isArray(value) ? value : []))
      const inner = below(document, item, items, [])
      if (inner.fields.length > 0) lists.push({ keys: here, fields: inner.fields })
    } else if (here.length < 4) {
      const inner = below(document, child, values, here)
      fields.push(...inner.fields)
      lists.push(...inner.lists)
    }
  }
  return { fields, lists }
}

function kindOf({ types }: SchemaView): PartnerField['kind'] | undefined {
  if (types.includes('array') || types.includes('object')) return undefined
  if (types.includes('number') || types.includes('integer')) return 'number'
  if (types.includes('boolean')) return 'boolean'
  return types.includes('string') ? 'text' : undefined
}

/** The words of a field's own name, and those of the names around it. */
export function fieldWords({ keys }: Pick<PartnerField, 'keys'>): {
  readonly own: readonly string[]
  readonly all: readonly string[]
} {
  return { own: wordsOf(keys.at(-1) ?? ''), all: keys.flatMap(wordsOf) }
}
