import type { Exchange } from '../../../http/exchange.ts'
import type { ReceivedDelivery, TriggeredEvent } from '../../evidence/webhook.ts'
import type { Grant } from '../../grant.ts'
import { defineProbe, type Probe, type ProbeContext } from '../../probe.ts'
import {
  noWebhooks,
  registerEndpoint,
  type Subscription,
  subscribe,
  triggerEvent,
  webhooksOf,
} from '../../subscribe.ts'

export const webhookEvents: Probe<'webhook-events'> = defineProbe({
  name: 'webhook-events',
  about: 'registers an endpoint and asks for one event of each kind',
  area: 'webhook',
  needs: ['connection'],
  touches: 'write',
  exempts: noWebhooks,
  async run(context) {
    const { grant } = context.evidence('connection')
    const subscription = await subscribe(context, grant)
    if (!('mailbox' in subscription)) return subscription
    const { mailbox, listening, registrations, handshakes, secrets } = subscription
    const events: Record<string, TriggeredEvent> = {}
    const claimed = new Set<ReceivedDelivery>(mailbox.deliveries)
    for (const { name } of webhooksOf(context).events) {
      const event = await collect(name, subscription, claimed, context)
      for (const delivery of event.deliveries) claimed.add(delivery)
      events[name] = event
    }
    await listening.close()
    const accounted = new Set([...handshakes, ...Object.values(events).flatMap((event) => event.deliveries)])
    const others = mailbox.deliveries.filter((delivery) => !accounted.has(delivery))
    const unproven = await registerUnproven(context, grant)
    return {
      grant,
      secrets,
      registrations,
      callbackUrl: listening.url,
      handshakes,
      ...(unproven === undefined ? {} : { unprovenRegistration: unproven }),
      events,
      others,
    }
  },
})

/** Whatever arrives between one event and the next belongs to the first: what it is, a check says. */
async function collect(
  name: string,
  { mailbox }: Subscription,
  claimed: ReadonlySet<ReceivedDelivery>,
  context: ProbeContext,
): Promise<TriggeredEvent> {
  const triggeredAtMs = context.clock.epochMs()
  const trigger = await triggerEvent(context, context.evidence('connection').grant, name)
  const isNew = (delivery: ReceivedDelivery) => !claimed.has(delivery)
  await mailbox.waitFor(isNew, { count: 1, withinMs: context.patienceMs })
  // A moment more, for what comes twice.
  const deliveries = await mailbox.waitFor(isNew, { count: Number.POSITIVE_INFINITY, withinMs: MOMENT_MS })
  return { trigger, triggeredAtMs, deliveries }
}

/** Registers an endpoint that leaves the handshake unanswered. */
async function registerUnproven(context: ProbeContext, grant: Grant): Promise<Exchange | undefined> {
  if (webhooksOf(context).handshake.kind === 'none' || context.listen === undefined) return undefined
  const listening = await context.listen(async () => new Response(null, { status: 404 }))
  const [registration] = await registerEndpoint(context, grant, listening.url)
  await listening.close()
  return registration
}

const MOMENT_MS = 50
