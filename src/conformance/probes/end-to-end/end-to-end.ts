import type { Answer } from '../../../client/answer.ts'
import { consentAutomatically } from '../../../client/consent-automatically.ts'
import { memoryStore } from '../../../client/memory-store.ts'
import type { Delivery } from '../../../client/receiver.ts'
import type { OutgoingEvent } from '../../../client/store.ts'
import { createTerraClient, type TerraClient } from '../../../client/terra-client.ts'
import { TerrariumError } from '../../../kernel/errors.ts'
import type { EndToEndEvidence, Step } from '../../evidence/end-to-end.ts'
import { hearEvents } from '../../hear-events.ts'
import { defineProbe, type Probe, type ProbeContext } from '../../probe.ts'
import { askForData, firstDataType, noData } from '../../protected-resource.ts'
import { noTrigger, noWebhooks } from '../../subscribe.ts'

/** Enough to have records of every kind, little enough for somebody's staging. */
const DAYS = 7

export const endToEnd: Probe<'end-to-end'> = defineProbe({
  name: 'end-to-end',
  about: 'lives one connection with the reference client: history, renewal, webhooks, revocation',
  area: 'end-to-end',
  needs: ['connection'],
  after: ['webhook-retry', 'webhook-patience'],
  touches: 'grant',
  consents: 'walk',
  exempts: noData,
  async run(context) {
    const told: OutgoingEvent[] = []
    const deliveries: Delivery[] = []
    const { partner, environment, credentials, send, clock, random } = context
    const client = createTerraClient({
      partner,
      baseUrl: environment.baseUrl,
      credentials,
      send,
      clock,
      store: memoryStore(),
      random,
      mayLeaveFor: context.mayLeaveFor,
      onEvent: (event) => void told.push(event),
      onDelivery: (delivery) => void deliveries.push(delivery),
      processOnDelivery: false,
    })
    const connect = await step(async () => {
      const { id, userId } = await client.connect({
        consent: consentAutomatically(partner, send, { environment }),
      })
      return { connectionId: id, userId }
    })
    if (!connect.done) return { connect, told }
    return { connect, told, ...(await live(client, connect.result.connectionId, context, deliveries)) }
  },
})

/** Everything after the connect, each step whatever became of the one before. */
async function live(
  client: TerraClient,
  connectionId: string,
  context: ProbeContext,
  deliveries: readonly Delivery[],
): Promise<Omit<EndToEndEvidence, 'connect' | 'told'>> {
  const backfill = await step(() => client.backfill(connectionId, { days: DAYS }))
  const again = await step(() => client.poll(connectionId))
  const refreshed = await step(async () => {
    await client.refresh(connectionId)
    return client.poll(connectionId)
  })
  // Taken while the connection lives: what follows ends it.
  const accessToken = await step(() => client.accessToken(connectionId))
  const hears =
    context.listen !== undefined && (noWebhooks(context.partner) ?? noTrigger(context)) === undefined
  const webhooks = hears ? await step(() => hearEvents(client, connectionId, context, deliveries)) : undefined
  const revoked = await step(async () => {
    const exchange = await client.revoke(connectionId)
    const afterwards = accessToken.done ? await askWithToken(context, accessToken.result) : undefined
    return { exchange, afterwards }
  })
  return { backfill, again, refreshed, ...(webhooks === undefined ? {} : { webhooks }), revoked }
}

/** What a token that the client has given back still opens: the client itself would not use it any more. */
async function askWithToken(context: ProbeContext, accessToken: string): Promise<Answer | undefined> {
  const type = firstDataType(context.partner)
  const { grant } = context.evidence('connection')
  const tokens = { ...grant.tokens, accessToken }
  return type === undefined
    ? undefined
    : askForData(context, type, { as: 'grant', grant: { ...grant, tokens } })
}

/** A step of the client, its failure told rather than thrown. */
async function step<Result>(run: () => Promise<Result>): Promise<Step<Result>> {
  try {
    return { done: true, result: await run() }
  } catch (thrown) {
    if (thrown instanceof TerrariumError) return { done: false, reason: thrown.message }
    throw thrown
  }
}
