import { memoryStore } from '../client/memory-store.ts'
import { createTerraClient } from '../client/terra-client.ts'
import { manualClock } from '../kernel/clock.ts'
import { isJsonObject, parseJson, stringifyJson } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import { random } from '../kernel/random.ts'
import { exampleEvent } from '../partner/example-event.ts'
import { dataSource, type Partner } from '../partner/partner.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import { pageAnswer } from './data-answers.ts'
import { eventShape } from './event-shape.ts'
import { EXAMPLES, exampleCredentials } from './examples.ts'
import { type Expected, exampleOf } from './matcher.ts'
import { newPact, type PactCore } from './pact-core.ts'
import { addMessage, type PactMessage } from './pact-message.ts'
import { type ProviderState, STATE } from './provider-states.ts'
import { recordShape } from './record-shape.ts'
import { RehearsalFailedError } from './rehearsal-error.ts'
import { storeConnection } from './rehearse.ts'
import { deliveryHeaders, headerMatcher } from './signature-headers.ts'

/**
 * Every event of a partner as an asynchronous message, each taken in by the reference client: signature, inbox and all.
 *
 * @throws when the client does not take a message for what it is.
 */
export async function rehearseMessages(partner: Partner, core: PactCore): Promise<readonly PactMessage[]> {
  const messages: PactMessage[] = []
  for (const event of partner.webhooks?.events ?? []) {
    for (const drafted of draftsOf(partner, event)) {
      const text = bodyText(drafted, core)
      const secrets = exampleCredentials(partner).webhookSecrets
      const headers = deliveryHeaders(partner.webhooks!, event, text, secrets)
      await receive(partner, event, headers, text)
      const entries = Object.entries(headers).map(
        ([name, value]) => [name, headerMatcher(partner.webhooks!, name, value)] as const,
      )
      messages.push({ ...drafted, headers: Object.fromEntries(entries) })
    }
  }
  return messages
}

function draftsOf(partner: Partner, event: WebhookEvent): readonly PactMessage[] {
  const { required, withRecordField } = eventShape(partner, event)
  const draft = (description: string, body: Expected, params: { readonly field?: string }): PactMessage => {
    const state: ProviderState = { name: STATE.event, params: { event: event.name, ...params } }
    return { description, state, headers: {}, body }
  }
  return [
    draft(`event ${event.name}`, required, {}),
    ...withRecordField.map(({ field, body }) =>
      draft(`event ${event.name}: a record with ${field}`, body, { field }),
    ),
  ]
}

/** The example body, as Pact makes it of the matchers. */
function bodyText(message: PactMessage, core: PactCore): string {
  const reified = parseJson(addMessage(newPact(core, 'client', 'partner'), message).reifyMessage())
  const content = isJsonObject(reified) ? resolvePointer(reified, '/contents/content') : undefined
  if (content === undefined) throw new Error(`Pact made no body of '${message.description}'`)
  return stringifyJson(content)
}

async function receive(
  partner: Partner,
  event: WebhookEvent,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<void> {
  const store = memoryStore()
  const isApart = partner.auth.kind === 'oauth2' && partner.auth.eventUserId !== undefined
  const named = userIdIn(partner, event)
  const who = isApart ? { eventUserId: named } : { userId: named }
  await storeConnection(partner, store, { nowMs: EXAMPLES.nowMs, ...who })
  const client = createTerraClient({
    partner,
    baseUrl: 'http://partner.invalid',
    credentials: exampleCredentials(partner),
    send: async () => fetched(partner, event),
    clock: manualClock(EXAMPLES.nowMs),
    store,
    random: random(1, 'pact message', partner.id),
    patience: { attempts: 1 },
    processOnDelivery: false,
  })
  const request = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }
  const { status } = await client.receiver()(new Request(EXAMPLES.callbackUrl, request))
  const [processed] = await client.processInbox()
  const became = processed?.outcome.kind ?? `answered with ${status}`
  if (!UNDERSTOOD[event.kind].includes(became))
    throw new RehearsalFailedError(`event ${event.name}`, `the client took it for '${became}'`)
}

/** `postponed`: the record that a thin event names is not the one of the answer, so the client comes back to it. */
const UNDERSTOOD: Readonly<Record<WebhookEvent['kind'], readonly string[]>> = {
  data: ['stored', 'postponed'],
  deleted: ['deleted'],
  deauthorized: ['deauthorized'],
  permissionChanged: ['permissionChanged'],
}

/** What a thin event leads to is recorded elsewhere; here it is enough that there is an answer. */
function fetched(partner: Partner, { dataType }: WebhookEvent): Response {
  if (dataType === undefined) return Response.json({})
  const every = recordShape(partner, dataType).required
  const { body = {} } = pageAnswer(dataSource(partner, dataType), { every }, { more: false })
  return new Response(stringifyJson(exampleOf(body)), { headers: { 'content-type': 'application/json' } })
}

function userIdIn(partner: Partner, event: WebhookEvent): string {
  return String(resolvePointer(exampleEvent(event, partner.webhooks), event.userId) ?? 'text')
}
