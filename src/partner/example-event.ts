import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { WebhookEvent, Webhooks } from './webhooks.ts'

/** The declared example of one event: the whole delivery, or the first of its batch. */
export function exampleEvent({ example }: WebhookEvent, webhooks: Webhooks | undefined): JsonValue {
  if (webhooks?.batch === undefined) return example
  const items = resolvePointer(example, webhooks.batch.at)
  return Array.isArray(items) ? ((items[0] ?? {}) as JsonValue) : example
}
