import { idText } from '../client/locate.ts'
import { eventDeclaration, eventsOf } from '../client/read-delivery.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { Partner } from '../partner/partner.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import { bodyOf } from './each-delivery.ts'
import type { ReceivedDelivery } from './evidence/webhook.ts'

/** The ids of a delivery's events of one kind, from wherever the descriptor says. */
export function deliveryIds(
  declared: WebhookEvent,
  delivery: ReceivedDelivery,
  { webhooks }: Partner,
): readonly string[] {
  const { id } = declared
  if (id === undefined || webhooks === undefined) return []
  if ('header' in id) {
    const value = delivery.headers[id.header.toLowerCase()]
    return value === undefined ? [] : [value]
  }
  const body = bodyOf(delivery)
  const events = body === undefined ? [] : (eventsOf(webhooks, body) ?? [])
  return events
    .filter((event) => eventDeclaration(webhooks, event) === declared)
    .flatMap((event) => idText(resolvePointer(event, id.at)) ?? [])
}
