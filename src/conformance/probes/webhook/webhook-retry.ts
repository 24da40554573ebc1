import { defineProbe, exempt, type Probe } from '../../probe.ts'
import { noWebhooks, subscribe, triggerEvent, webhooksOf } from '../../subscribe.ts'

export const webhookRetry: Probe<'webhook-retry'> = defineProbe({
  name: 'webhook-retry',
  about: 'refuses one delivery with 500 and waits for the next attempt',
  area: 'webhook',
  needs: ['connection'],
  after: ['webhook-events'],
  touches: 'write',
  waits: true,
  exempts: (partner) =>
    noWebhooks(partner) ??
    (partner.webhooks?.retry.delaysSeconds.length === 0 ? 'the partner declares no retries' : undefined),
  async run(context) {
    const { retry, events } = webhooksOf(context)
    const [firstDelaySeconds = 0] = retry.delaysSeconds
    // A tenth for jitter, which spreads retries, and two seconds for the way.
    const withinMs = firstDelaySeconds * 1100 + 2000
    if (withinMs > context.patienceMs) {
      return exempt(
        `the first retry is due after ${firstDelaySeconds} s, later than --wait ${context.patienceMs} allows`,
      )
    }
    const { grant } = context.evidence('connection')
    const subscription = await subscribe(context, grant, (delivery) =>
      delivery === 1 ? 500 : acknowledged(context),
    )
    if (!('mailbox' in subscription)) return subscription
    const { mailbox, listening, secrets } = subscription
    const event = events[0]?.name ?? ''
    const trigger = await triggerEvent(context, grant, event)
    await mailbox.waitFor(() => true, { count: 1, withinMs: context.patienceMs })
    const deliveries = await mailbox.waitFor(() => true, { count: 2, withinMs })
    await listening.close()
    return { secrets, event, trigger, deliveries, waitedMs: withinMs }
  },
})

function acknowledged(context: Parameters<Probe<'webhook-retry'>['run']>[0]): number {
  return webhooksOf(context).acknowledge.status[0] ?? 200
}
