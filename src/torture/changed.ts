import { isJsonObject, type JsonObject, parseJson, stringifyJson } from '../kernel/json.ts'
import { resolvePointer, withPointer } from '../kernel/pointer.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import { bytes, text } from './bytes.ts'
import type { FreshDelivery, Workbench } from './row.ts'

/** A fresh delivery whose event is another: the change is made to the event itself, inside its batch where it has one. */
export function changed(
  bench: Workbench,
  change: (event: JsonObject, declared: WebhookEvent) => unknown,
): FreshDelivery {
  const { id, body } = bench.fresh()
  const document = parseJson(text(body))
  const { webhooks } = bench
  const at = webhooks.batch === undefined ? '' : `${webhooks.batch.at}/0`
  const event = resolvePointer(document, at)
  const declared = webhooks.events.find(({ kind }) => kind === 'data') ?? webhooks.events[0]
  if (!isJsonObject(event) || declared === undefined) return { id, body }
  return { id, body: bytes(stringifyJson(withPointer(document, at, change(event, declared)))) }
}
