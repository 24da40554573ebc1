import type { WebhookEvent, Webhooks } from '../partner/webhooks.ts'
import { resolveScheme } from '../signature/scheme.ts'
import { createSigner } from '../signature/sign.ts'
import { EXAMPLES } from './examples.ts'
import { type Expected, likeType, literally, matching } from './matcher.ts'

/** The headers of a delivery that the receiver reads: what signs it, and the event's id where it stands in one. */
export function deliveryHeaders(
  { signature }: Webhooks,
  event: WebhookEvent,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const url = EXAMPLES.callbackUrl
  const timestampSeconds = EXAMPLES.nowMs / 1000
  const headers = { 'content-type': 'application/json', ...ownId(event) }
  const id = EXAMPLES.messageId
  const delivery = { id, timestampSeconds, body, method: 'POST', url, headers }
  return { ...ownId(event), ...createSigner(resolveScheme(signature), secrets).sign(delivery) }
}

/** What else such a header may say: another delivery has another id, time and signature, in the same form. */
export function headerMatcher({ signature }: Webhooks, name: string, example: string): Expected {
  const scheme = resolveScheme(signature)
  if (scheme.kind !== 'hmac') return likeType(example)
  const { timestamp, header, value, several } = scheme
  if (timestamp.from === 'header' && timestamp.header === name) return matching(example, '^\\d+(\\.\\d+)?$')
  if (header !== name) return likeType(example)
  if (several === 'fields') return matching(example, '.+')
  const parts = value.split(/\{(?:signature|timestamp)\}/).map(literally)
  const entry = parts.join('[^\\s,]+')
  return matching(example, several === 'none' ? `^${entry}$` : `(^|[\\s,])${entry}($|[\\s,])`)
}

function ownId({ id }: WebhookEvent): Readonly<Record<string, string>> {
  return id !== undefined && 'header' in id ? { [id.header.toLowerCase()]: EXAMPLES.messageId } : {}
}
