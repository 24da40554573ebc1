import { comesTwice, isAbout, sameBody, TWICE } from '../../each-delivery.ts'
import type { ReceivedDelivery } from '../../evidence/webhook.ts'
import { defineProbe, exempt, type Probe } from '../../probe.ts'
import { acknowledgement, noWebhooks, subscribe, triggerEvent, webhooksOf } from '../../subscribe.ts'

/** Of the declared time: late enough to show who is impatient, early enough to be in time over a slow line. */
const LATE = 0.8

export const webhookPatience: Probe<'webhook-patience'> = defineProbe({
  name: 'webhook-patience',
  about: 'acknowledges one event late, leaves another unanswered, and waits for the next attempts',
  area: 'webhook',
  needs: ['connection', 'webhook-events'],
  after: ['webhook-retry'],
  touches: 'write',
  waits: true,
  exempts: (partner) =>
    noWebhooks(partner) ??
    (partner.webhooks?.retry.delaysSeconds.length === 0 ? 'the partner declares no retries' : undefined),
  async run(context) {
    const { clock, partner, patienceMs } = context
    if (comesTwice(context.evidence('webhook-events'))) return exempt(TWICE)
    const { retry, events, acknowledge } = webhooksOf(context)
    const answeredAfterSeconds = acknowledge.withinSeconds * LATE
    const waitedMs = acknowledge.withinSeconds * 1000 + (retry.delaysSeconds[0] ?? 0) * 1100 + 2000
    const neededMs = answeredAfterSeconds * 1000 + waitedMs
    if (neededMs > patienceMs)
      return exempt(`it takes ${neededMs} ms of waiting, longer than --wait ${patienceMs} allows`)
    const { grant } = context.evidence('connection')
    const [late = '', silent] = events.map(({ name }) => name)
    const isSilent = (delivery: ReceivedDelivery) =>
      silent !== undefined && isAbout(delivery, silent, partner)
    let hangs = 0
    const subscription = await subscribe(context, grant, async (delivery) => {
      if (!isSilent(delivery)) await clock.sleep(answeredAfterSeconds * 1000)
      else if (hangs++ === 0) await clock.sleep(acknowledge.withinSeconds * 1200 + 1000)
      return acknowledgement(context)
    })
    if (!('mailbox' in subscription)) return subscription
    const { mailbox, listening, handshakes } = subscription
    const isNew = (delivery: ReceivedDelivery) => !handshakes.includes(delivery)
    const ask = async (event: string) => ({
      event,
      triggeredAtMs: clock.epochMs(),
      trigger: await triggerEvent(context, grant, event),
    })
    const slow = await ask(late)
    const [first] = await mailbox.waitFor(isNew, { count: 1, withinMs: patienceMs })
    const isLate = (delivery: ReceivedDelivery) =>
      first !== undefined && (isAbout(delivery, late, partner) || sameBody(delivery, first))
    const hung = silent === undefined ? undefined : await ask(silent)
    await clock.sleep(waitedMs)
    await listening.close()
    const { deliveries } = mailbox
    return {
      slow: { ...slow, deliveries: deliveries.filter(isLate) },
      answeredAfterSeconds,
      ...(hung === undefined ? {} : { hung: { ...hung, deliveries: deliveries.filter(isSilent) } }),
      waitedMs,
    }
  },
})
