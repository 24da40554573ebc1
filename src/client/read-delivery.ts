import { type JsonValue, stringifyJson } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { WebhookEvent, Webhooks } from '../partner/webhooks.ts'
import { idText } from './locate.ts'
import type { ReceivedEvent } from './store.ts'

/** The declaration of an event, or `undefined` for one that the descriptor does not know. */
export function eventDeclaration(webhooks: Webhooks, event: JsonValue): WebhookEvent | undefined {
  return webhooks.events.find(({ when }) => {
    const found = resolvePointer(event, when.at)
    return found !== undefined && found !== null && String(found) === String(when.equals)
  })
}

/** The events of a delivery: the items of its batch, or the body itself. `undefined` where the batch is missing. */
export function eventsOf(webhooks: Webhooks, body: JsonValue): readonly JsonValue[] | undefined {
  if (webhooks.batch === undefined) return [body]
  const batch = resolvePointer(body, webhooks.batch.at)
  return Array.isArray(batch) ? batch : undefined
}

/**
 * An event as the inbox takes it. Known by its own id, else by the id that the delivery's signature covers. An event
 * without either is known by its content, and only until it is done: the same words tomorrow are news.
 */
export async function receivedEvent(
  webhooks: Webhooks,
  event: JsonValue,
  delivery: {
    readonly headers: Headers
    readonly signedId: string | undefined
    readonly index: number
    readonly receivedMs: number
  },
): Promise<ReceivedEvent> {
  const declaration = eventDeclaration(webhooks, event)
  const body = stringifyJson(event)
  const { receivedMs, index, signedId } = delivery
  const id = ownId(declaration, event, delivery)
  if (id !== undefined) return { key: `event:${declaration?.name}:${id}`, remember: true, body, receivedMs }
  if (signedId !== undefined)
    return { key: `delivery:${signedId}:${index}`, remember: true, body, receivedMs }
  return { key: `content:${await sha256(body)}`, remember: false, body, receivedMs }
}

function ownId(
  declaration: WebhookEvent | undefined,
  event: JsonValue,
  { headers, index }: { readonly headers: Headers; readonly index: number },
): string | undefined {
  if (declaration?.id === undefined) return undefined
  if ('at' in declaration.id) return idText(resolvePointer(event, declaration.id.at))
  const id = headers.get(declaration.id.header)
  return id === null || id === '' ? undefined : `${id}:${index}`
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
