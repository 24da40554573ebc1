import { stringifyJson } from '../kernel/json.ts'
import { resolvePointer, withPointer } from '../kernel/pointer.ts'
import type { Random } from '../kernel/random.ts'
import type { WebhookEvent, Webhooks } from '../partner/webhooks.ts'
import { resolveScheme } from '../signature/scheme.ts'
import { createSigner } from '../signature/sign.ts'
import type { FreshDelivery, Shot, Workbench } from './row.ts'

/**
 * @param options.userId - whom the events are about; the example's user unless told.
 * @throws SecretMissingError, SignatureSchemeError
 */
export function createWorkbench(
  webhooks: Webhooks,
  options: {
    readonly secrets: readonly string[]
    readonly url: string
    readonly random: Random
    readonly nowSeconds: number
    readonly userId?: string | undefined
  },
): Workbench {
  const { secrets, url, random, nowSeconds, userId } = options
  const scheme = resolveScheme(webhooks.signature)
  const event = webhooks.events.find(({ kind }) => kind === 'data') ?? webhooks.events[0]
  const method = 'POST'
  return {
    webhooks,
    scheme,
    random,
    nowSeconds,
    fresh(): FreshDelivery {
      const id = `msg${random.text(20)}`
      const body = event === undefined ? '{}' : stringifyJson(freshBody(webhooks, event, random, userId))
      return { id, body: new TextEncoder().encode(body) }
    },
    sign({ id, body }, change = {}): Shot {
      const signer = createSigner(change.scheme ?? scheme, change.secrets ?? secrets)
      const timestampSeconds = change.atSeconds ?? nowSeconds
      const headers = {
        'content-type': 'application/json',
        ...signer.sign({ id, timestampSeconds, body, method, url }),
      }
      return { method, headers, body, expected: 'accepted' }
    },
    refused: (shot) => ({ ...shot, expected: 'refused' }),
  }
}

/** The event's example with an id that was never used, and the user that was named. */
function freshBody(
  webhooks: Webhooks,
  event: WebhookEvent,
  random: Random,
  userId: string | undefined,
): unknown {
  const at = (pointer: string) => `${webhooks.batch === undefined ? '' : `${webhooks.batch.at}/0`}${pointer}`
  let body: unknown = event.example
  if (event.id !== undefined && 'at' in event.id) {
    const before = resolvePointer(body, at(event.id.at))
    const id = typeof before === 'string' ? `evt${random.text(20)}` : random.int(1, 0x3fffffff)
    body = withPointer(body, at(event.id.at), id)
  }
  return userId === undefined ? body : withPointer(body, at(event.userId), userId)
}
