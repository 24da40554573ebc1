import { UsageError } from '../kernel/errors.ts'
import type { JsonValue } from '../kernel/json.ts'
import { nearest } from '../kernel/nearest.ts'
import { resolvePointer, toPointer } from '../kernel/pointer.ts'
import { recordSchema } from '../mapping/schema-place.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource, dataTypesOf, type Partner } from '../partner/partner.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import type { SchemaInDocument } from '../schema/document.ts'
import type { JsonSchema } from '../schema/validator.ts'

/** What a name of the descriptor stands for: the schema of its values, and one of them. */
export interface Payload {
  /** Absent for events. */
  readonly type?: DataType
  /** Absent for records. */
  readonly event?: WebhookEvent
  readonly schema: JsonSchema | SchemaInDocument
  readonly example: JsonValue | undefined
}

/**
 * A record of a data type, or the delivery of an event.
 *
 * @throws UsageError when the partner has neither of that name.
 */
export function payloadOf(partner: Partner, name: string): Payload {
  const type = dataTypesOf(partner).find((other) => other === name)
  if (type !== undefined) {
    const source = dataSource(partner, type)
    const place = recordSchema(source)
    const pointer = place === undefined ? undefined : pointerTo(place.document, place.written)
    const found = resolvePointer(source.example, `${source.response.root}${source.records.at}`)
    const example = (Array.isArray(found) ? found[0] : found) as JsonValue | undefined
    if (place === undefined || pointer === undefined)
      return { type, schema: source.schema, example: source.example }
    return { type, schema: { document: place.document as SchemaInDocument['document'], pointer }, example }
  }
  const events = partner.webhooks?.events ?? []
  const event = events.find((other) => other.name === name)
  if (event !== undefined) return { event, schema: event.schema, example: event.example }
  const names = [...dataTypesOf(partner), ...events.map((other) => other.name)]
  const near = nearest(name, names)
  throw new UsageError(
    `Failed to find '${name}': ${partner.id} has ${names.join(', ')}.`,
    near === undefined ? 'Name one of its data types or events.' : `Did you mean '${near}'?`,
  )
}

/** Where a part stands in its document. */
function pointerTo(document: unknown, part: unknown): string | undefined {
  const search = (value: unknown, keys: readonly string[]): readonly string[] | undefined => {
    if (value === part) return keys
    if (typeof value !== 'object' || value === null) return undefined
    for (const [key, inner] of Object.entries(value)) {
      const found = search(inner, [...keys, key])
      if (found !== undefined) return found
    }
    return undefined
  }
  const keys = search(document, [])
  return keys === undefined ? undefined : toPointer(keys)
}
