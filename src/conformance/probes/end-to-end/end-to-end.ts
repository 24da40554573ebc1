import type { Answer } from '../../../client/answer.ts'
import { GrantDeadError } from '../../../client/client-error.ts'
import { consentAutomatically } from '../../../client/consent-automatically.ts'
import type { Grant as ClientGrant } from '../../../client/grant.ts'
import { memoryStore } from '../../../client/memory-store.ts'
import type { Delivery } from '../../../client/receiver.ts'
import type { OutgoingEvent } from '../../../client/store.ts'
import { createTerraClient, type TerraClient } from '../../../client/terra-client.ts'
import { TerrariumError } from '../../../kernel/errors.ts'
import { withoutTransactions } from '../../../partner/partner.ts'
import { requestPlaceholders } from '../../../partner/request-template.ts'
import type { EndToEndEvidence, Step, Undone } from '../../evidence/end-to-end.ts'
import { hearEvents } from '../../hear-events.ts'
import { defineProbe, type Probe, type ProbeContext } from '../../probe.ts'
import { askForData, firstDataType, noData } from '../../protected-resource.ts'
import { noRefresh } from '../../refreshing.ts'
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
  pairs: 3,
  consents: 'walk',
  exempts: noData,
  async run({ partner: whole, ...rest }) {
    // What is offered once is opened, and taken, by who is allowed to.
    const context = { ...rest, partner: withoutTransactions(whole) }
    const told: OutgoingEvent[] = []
    const deliveries: Delivery[] = []
    const { partner, environment, credentials, send, clock, random } = context
    const store = memoryStore()
    const client = createTerraClient({
      partner,
      baseUrl: environment.baseUrl,
      credentials,
      send,
      clock,
      store,
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
    const { connectionId } = connect.result
    const grantNow = async () => (await store.grant(connectionId))!
    return { connect, told, ...(await live({ client, connectionId, grantNow }, context, deliveries)) }
  },
})

/** One connection, and the client that lives it. */
interface Lived {
  readonly client: TerraClient
  readonly connectionId: string
  readonly grantNow: () => Promise<ClientGrant>
}

/** Everything after the connect, each step whatever became of the one before. */
async function live(
  lived: Lived,
  context: ProbeContext,
  deliveries: readonly Delivery[],
): Promise<Omit<EndToEndEvidence, 'connect' | 'told'>> {
  const { client, connectionId } = lived
  const backfill = await step(() => client.backfill(connectionId, { days: DAYS }))
  const again = await step(() => client.poll(connectionId))
  const refreshed = await renewed(lived, context)
  // Taken while the connection lives: what follows ends it.
  const accessToken = await step(() => client.accessToken(connectionId))
  const hears =
    context.listen !== undefined && (noWebhooks(context.partner) ?? noTrigger(context)) === undefined
  const webhooks = hears
    ? ((await overAlready(lived)) ??
      (await step(() => hearEvents(client, connectionId, context, deliveries))))
    : undefined
  const revoked =
    (await irrevocable(lived, context)) ??
    (await step(async () => {
      const exchange = await client.revoke(connectionId)
      const afterwards = accessToken.done ? await askWithToken(context, accessToken.result) : undefined
      return { exchange, afterwards }
    }))
  return {
    backfill,
    again,
    ...(refreshed === undefined ? {} : { refreshed }),
    ...(webhooks === undefined ? {} : { webhooks }),
    revoked,
  }
}

/** A client without a refresh token takes a grant that it has to renew for dead, and would be right. */
async function renewed(
  { client, connectionId, grantNow }: Lived,
  { partner }: ProbeContext,
): Promise<EndToEndEvidence['refreshed']> {
  if (noRefresh(partner) !== undefined) return undefined
  const { refreshToken } = (await grantNow()).tokens
  if (refreshToken === undefined) return withheld('to renew with')
  return step(async () => {
    await client.refresh(connectionId)
    return client.poll(connectionId)
  })
}

/** A revocation that names the refresh token revokes nothing without one. */
async function irrevocable(
  { grantNow }: Lived,
  { partner: { auth } }: ProbeContext,
): Promise<Undone | undefined> {
  const revocation = auth.kind === 'oauth2' ? auth.revocation : undefined
  if (revocation === undefined || !requestPlaceholders(revocation).includes('refreshToken')) return undefined
  return (await grantNow()).tokens.refreshToken === undefined ? withheld('to give back') : undefined
}

function withheld(whatFor: string): Undone {
  return { done: false, reason: `there is no refresh token ${whatFor}`, by: 'auth/refresh-token-issued' }
}

/** Events about a user whose connection is over are nobody's. */
async function overAlready({ grantNow }: Lived): Promise<Undone | undefined> {
  const { ended } = await grantNow()
  if (ended === undefined) return undefined
  const reason = `the connection was over before: ${new GrantDeadError('', ended.reason).explanation}`
  return { done: false, reason, by: 'end-to-end/renewed-grant-reads' }
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
    if (thrown instanceof GrantDeadError) return { done: false, reason: thrown.explanation }
    if (thrown instanceof TerrariumError) return { done: false, reason: thrown.message }
    throw thrown
  }
}
