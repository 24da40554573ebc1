import type { ProcessedEvent } from '../client/process-inbox.ts'
import type { Delivery } from '../client/receiver.ts'
import type { TerraClient } from '../client/terra-client.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import type { LifecycleEvent, WebhookStep } from './evidence/end-to-end.ts'
import type { ProbeContext } from './probe.ts'
import { triggerEvent, webhooksOf } from './subscribe.ts'

/**
 * Asks for one event of each kind and lets the reference client receive and handle it: those about data first, and the
 * one that ends the connection last.
 *
 * @param deliveries - all that the client's receiver has been told of, growing.
 */
export async function hearEvents(
  client: TerraClient,
  connectionId: string,
  context: ProbeContext,
  deliveries: readonly Delivery[],
): Promise<WebhookStep> {
  const { clock, patienceMs, listen, outside } = context
  const { grant } = context.evidence('connection')
  const receive = client.receiver()
  let arrived = new AbortController()
  const listening = await listen!(async (request) => {
    const response = await receive(request)
    arrived.abort()
    return response
  })
  if (webhooksOf(context).registration.kind === 'dashboard') await outside?.register(listening.url)
  await client.registerWebhooks(listening.url, connectionId)
  const hear = async (name: string): Promise<readonly ProcessedEvent[]> => {
    arrived = new AbortController()
    await triggerEvent(context, grant, name)
    await clock.sleep(patienceMs, arrived.signal).catch(() => {})
    return client.processInbox()
  }
  const asked = named(context, 'data')
  const processed: ProcessedEvent[] = []
  for (const { name } of asked) processed.push(...(await hear(name)))
  const lifecycle: LifecycleEvent[] = []
  for (const kind of ['deleted', 'permissionChanged', 'deauthorized'] as const)
    for (const { name } of named(context, kind)) {
      const outcomes = (await hear(name)).map(({ outcome }) => outcome)
      lifecycle.push({ name, kind, outcomes })
    }
  await listening.close()
  return { asked: asked.map(({ name }) => name), deliveries, processed, lifecycle }
}

function named(context: ProbeContext, kind: WebhookEvent['kind']): readonly WebhookEvent[] {
  return webhooksOf(context).events.filter((event) => event.kind === kind)
}
