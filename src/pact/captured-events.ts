import { eventDeclaration, eventsOf } from '../client/read-delivery.ts'
import { type JsonValue, parseJson, stringifyJson } from '../kernel/json.ts'
import { resolvePointer, withPointer } from '../kernel/pointer.ts'
import type { WebhookEvent, Webhooks } from '../partner/webhooks.ts'
import type { MessageSent } from './provider-side.ts'
import { hasField } from './record-field.ts'

/** A webhook as somebody captured it. */
export interface CapturedEvent {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/**
 * The first of the captured deliveries that tells of an event. Of a batch, only what tells of that event.
 *
 * @param asked.field - stands in one of the records that the event carries; of no importance where absent.
 */
export function capturedMessage(
  webhooks: Webhooks,
  captured: readonly CapturedEvent[],
  asked: { readonly event: string; readonly field?: string },
): MessageSent | undefined {
  for (const { headers, body } of captured) {
    const delivery = jsonIn(body)
    const events = delivery === undefined ? undefined : eventsOf(webhooks, delivery)
    const meant = events?.filter((event) => isMeant(webhooks, event, asked)) ?? []
    if (delivery === undefined || meant.length === 0) continue
    const { batch } = webhooks
    const alone = batch === undefined ? delivery : withPointer(delivery, batch.at, meant)
    return { headers, body: stringifyJson(alone) }
  }
  return undefined
}

function isMeant(
  webhooks: Webhooks,
  event: JsonValue,
  { event: name, field }: { readonly event: string; readonly field?: string },
): boolean {
  const declaration = eventDeclaration(webhooks, event)
  if (declaration?.name !== name) return false
  return field === undefined || recordsIn(declaration, event).some((record) => hasField(record, field))
}

function recordsIn({ records = '' }: WebhookEvent, event: JsonValue): readonly JsonValue[] {
  const found = resolvePointer(event, records) as JsonValue | undefined
  return Array.isArray(found) ? found : found === undefined ? [] : [found]
}

function jsonIn(body: Uint8Array): JsonValue | undefined {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
