import type { Partner } from '../../../partner/partner.ts'
import { comesTwice, TWICE } from '../../each-delivery.ts'
import type { ReceivedDelivery, TriggeredEvent } from '../../evidence/webhook.ts'
import { giveBack } from '../../give-back.ts'
import type { Grant } from '../../grant.ts'
import { openGrant } from '../../open-grant.ts'
import { defineProbe, exempt, isBlocked, type Probe, type ProbeContext } from '../../probe.ts'
import { noWebhooks, type Subscription, subscribe, triggerEvent, webhooksOf } from '../../subscribe.ts'

export const webhookRevocation: Probe<'webhook-revocation'> = defineProbe({
  name: 'webhook-revocation',
  about: 'connects another user, gives the grant back, and listens for events that must not come',
  area: 'webhook',
  needs: ['connection', 'webhook-events'],
  after: ['webhook-patience'],
  touches: 'grant',
  consents: 'walk',
  exempts: (partner) => noWebhooks(partner) ?? noRevocation(partner),
  async run(context) {
    if (comesTwice(context.evidence('webhook-events'))) return exempt(TWICE)
    const [, user] = context.environment.users
    // The first one has other grants, whose events may go on.
    if (user === undefined) return exempt('it takes a second user; name two under `users` of the environment')
    const event = webhooksOf(context).events.find(({ kind }) => kind === 'data')?.name
    if (event === undefined) return exempt('the partner declares no event about data')
    const grant = await openGrant(context, { user })
    if (isBlocked(grant)) return grant
    const subscription = await subscribe(context, grant)
    if (!('mailbox' in subscription)) return subscription
    const before = await ask(event, subscription, grant, context)
    const revocation = await giveBack(context, grant)
    const after = await ask(event, subscription, grant, context)
    await subscription.listening.close()
    if (revocation === undefined) return exempt('the partner declares no revocation')
    return { event, before, revocation, after }
  },
})

function noRevocation({ auth }: Partner): string | undefined {
  return auth.kind === 'oauth2' && auth.revocation !== undefined
    ? undefined
    : 'the partner declares no revocation'
}

/** Long enough for what comes at once, since what must not come is waited for to the end. */
const SILENCE_MS = 3000

async function ask(
  event: string,
  { mailbox }: Subscription,
  grant: Grant,
  context: ProbeContext,
): Promise<TriggeredEvent> {
  const known = new Set(mailbox.deliveries)
  const triggeredAtMs = context.clock.epochMs()
  const trigger = await triggerEvent(context, grant, event)
  const isNew = (delivery: ReceivedDelivery) => !known.has(delivery)
  const deliveries = await mailbox.waitFor(isNew, { count: 1, withinMs: SILENCE_MS })
  return { trigger, triggeredAtMs, deliveries }
}
