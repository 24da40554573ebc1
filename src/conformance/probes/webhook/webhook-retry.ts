import { comesTwice, isAbout, TWICE } from '../../each-delivery.ts'
import type { ReceivedDelivery, TriggeredEvent } from '../../evidence/webhook.ts'
import type { Grant } from '../../grant.ts'
import { defineProbe, exempt, type Probe, type ProbeContext } from '../../probe.ts'
import {
  acknowledgement,
  noWebhooks,
  type Subscription,
  subscribe,
  triggerEvent,
  webhooksOf,
} from '../../subscribe.ts'

export const webhookRetry: Probe<'webhook-retry'> = defineProbe({
  name: 'webhook-retry',
  about: 'refuses an event with 500 and waits for the next attempts',
  area: 'webhook',
  needs: ['connection', 'webhook-events'],
  touches: 'write',
  waits: true,
  exempts: (partner) => noWebhooks(partner) ?? noRetries(partner),
  async run(context) {
    if (comesTwice(context.evidence('webhook-events'))) return exempt(TWICE)
    const { retry, events } = webhooksOf(context)
    const delays = patientDelays(retry.delaysSeconds, context.patienceMs)
    if (delays.length === 0) {
      return exempt(
        `the first retry is due after ${retry.delaysSeconds[0]} s, later than --wait ${context.patienceMs} allows`,
      )
    }
    const { grant } = context.evidence('connection')
    const [refused, other] = events.map(({ name }) => name)
    const isOther = (delivery: ReceivedDelivery) =>
      other !== undefined && isAbout(delivery, other, context.partner)
    let refusals = 0
    const subscription = await subscribe(context, grant, (delivery) => {
      // The last of the declared statuses, so that not only the first is seen to count.
      if (isOther(delivery)) return webhooksOf(context).acknowledge.status.at(-1) ?? 200
      if (refusals === delays.length) return acknowledgement(context)
      refusals += 1
      return 500
    })
    if (!('mailbox' in subscription)) return subscription
    const { mailbox, listening, handshakes, secrets } = subscription
    const acknowledged =
      other === undefined ? undefined : await ask(other, subscription, isOther, grant, context)
    const trigger = await triggerEvent(context, grant, refused ?? '')
    const isRefused = (delivery: ReceivedDelivery) => !isOther(delivery) && !handshakes.includes(delivery)
    await mailbox.waitFor(isRefused, { count: 1, withinMs: context.patienceMs })
    const waitedMs = waitMs(delays)
    const deliveries = await mailbox.waitFor(isRefused, { count: delays.length + 1, withinMs: waitedMs })
    await listening.close()
    return {
      secrets,
      event: refused ?? '',
      trigger,
      deliveries,
      expected: delays.length + 1,
      waitedMs,
      ...(acknowledged === undefined
        ? {}
        : { acknowledged: { ...acknowledged, deliveries: mailbox.deliveries.filter(isOther) } }),
    }
  },
})

/** Why there are no retries to wait for, or `undefined` when there are. */
function noRetries({ webhooks }: Parameters<typeof noWebhooks>[0]): string | undefined {
  return webhooks?.retry.delaysSeconds.length === 0 ? 'the partner declares no retries' : undefined
}

async function ask(
  event: string,
  { mailbox }: Subscription,
  isMeant: (delivery: ReceivedDelivery) => boolean,
  grant: Grant,
  context: ProbeContext,
): Promise<Omit<TriggeredEvent, 'deliveries'> & { readonly event: string }> {
  const triggeredAtMs = context.clock.epochMs()
  const trigger = await triggerEvent(context, grant, event)
  await mailbox.waitFor(isMeant, { count: 1, withinMs: context.patienceMs })
  return { event, trigger, triggeredAtMs }
}

/** The first delays of a schedule that can be waited for. */
function patientDelays(delaysSeconds: readonly number[], patienceMs: number): readonly number[] {
  return delaysSeconds.filter((_, index) => waitMs(delaysSeconds.slice(0, index + 1)) <= patienceMs)
}

/** A tenth for jitter, which spreads retries, and two seconds for the way. */
function waitMs(delaysSeconds: readonly number[]): number {
  return delaysSeconds.reduce((sum, seconds) => sum + seconds, 0) * 1100 + 2000
}
