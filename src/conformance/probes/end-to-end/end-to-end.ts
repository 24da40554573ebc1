import type { Answer } from '../../../client/answer.ts'
import { consentAutomatically } from '../../../client/consent-automatically.ts'
import { memoryStore } from '../../../client/memory-store.ts'
import type { ProcessedEvent } from '../../../client/process-inbox.ts'
import type { Delivery } from '../../../client/receiver.ts'
import type { OutgoingEvent } from '../../../client/store.ts'
import { createTerraClient, type TerraClient } from '../../../client/terra-client.ts'
import { TerrariumError } from '../../../kernel/errors.ts'
import type { EndToEndEvidence, Step, WebhookStep } from '../../evidence/end-to-end.ts'
import { defineProbe, type Probe, type ProbeContext } from '../../probe.ts'
import { askForData, firstDataType, noData } from '../../protected-resource.ts'
import { noWebhooks, triggerEvent, webhooksOf } from '../../subscribe.ts'

/** Enough to have records of every kind, little enough for somebody's staging. */
const DAYS = 7

export const endToEnd: Probe<'end-to-end'> = defineProbe({
  name: 'end-to-end',
  about: 'lives one connection with the reference client: history, renewal, webhooks, revocation',
  area: 'end-to-end',
  needs: ['connection'],
  after: ['webhook-retry'],
  touches: 'grant',
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
  const hears = context.listen !== undefined && noWebhooks(context.partner) === undefined
  const webhooks = hears ? await step(() => hear(client, connectionId, context, deliveries)) : undefined
  const revoked = await step(async () => {
    const accessToken = await client.accessToken(connectionId)
    const exchange = await client.revoke(connectionId)
    return { exchange, afterwards: await askWithToken(context, accessToken) }
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

/** Events about data, one of each, received by the reference receiver and handled. */
async function hear(
  client: TerraClient,
  connectionId: string,
  context: ProbeContext,
  deliveries: readonly Delivery[],
): Promise<WebhookStep> {
  const { grant } = context.evidence('connection')
  const receive = client.receiver()
  const listening = await context.listen!(receive)
  await client.registerWebhooks(listening.url, connectionId)
  const asked = webhooksOf(context)
    .events.filter(({ kind }) => kind === 'data')
    .map(({ name }) => name)
  const processed: ProcessedEvent[] = []
  for (const name of asked) {
    const before = deliveries.length
    await triggerEvent(context, grant, name)
    for (
      let waitedMs = 0;
      deliveries.length === before && waitedMs < context.patienceMs;
      waitedMs += STEP_MS
    ) {
      await context.clock.sleep(STEP_MS)
    }
    processed.push(...(await client.processInbox()))
  }
  await listening.close()
  return { asked, deliveries, processed }
}

const STEP_MS = 20

/** A step of the client, its failure told rather than thrown. */
async function step<Result>(run: () => Promise<Result>): Promise<Step<Result>> {
  try {
    return { done: true, result: await run() }
  } catch (thrown) {
    if (thrown instanceof TerrariumError) return { done: false, reason: thrown.message }
    throw thrown
  }
}
