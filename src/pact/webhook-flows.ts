import { fetchEvent } from '../client/fetch-event.ts'
import type { JsonValue } from '../kernel/json.ts'
import { withPointer } from '../kernel/pointer.ts'
import { exampleEvent } from '../partner/example-event.ts'
import { dataSource, type Partner } from '../partner/partner.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import { type Answer, DONE } from './answer.ts'
import { grantVariables } from './auth-flows.ts'
import { pageAnswer } from './data-answers.ts'
import { questionVariables } from './data-flows.ts'
import { EXAMPLES } from './examples.ts'
import type { Flow } from './flow.ts'
import { likeType } from './matcher.ts'
import { STATE } from './provider-states.ts'
import { recordShape } from './record-shape.ts'
import { RehearsalFailedError } from './rehearsal-error.ts'

/** What the client asks for because of webhooks: to get them, and to fetch what a thin one names. */
export function webhookFlows(partner: Partner): readonly Flow[] {
  const { webhooks } = partner
  if (webhooks === undefined) return []
  return [
    ...(webhooks.registration.kind === 'dashboard' ? [] : [registrationFlow(partner)]),
    ...webhooks.events.filter(({ fetch }) => fetch !== undefined).map((event) => fetchFlow(partner, event)),
  ]
}

const REGISTRATION = 'the partner takes an endpoint for webhooks'

function registrationFlow(partner: Partner): Flow {
  const registration = partner.webhooks?.registration
  const secretAt = registration?.kind === 'dashboard' ? undefined : registration?.secretAt
  const answer: Answer =
    secretAt === undefined
      ? DONE
      : { ...DONE, body: withPointer<JsonValue>({}, secretAt, likeType('example-webhook-secret')) }
  return {
    renewable: true,
    async run({ client, connectionId }) {
      const registered = await client.registerWebhooks(EXAMPLES.callbackUrl, connectionId)
      if (!registered.every(({ accepted }) => accepted))
        throw new RehearsalFailedError(REGISTRATION, 'the client does not know itself registered')
    },
    step: (_request, _body, count) => ({
      description: `${REGISTRATION}${count > 1 ? ` (${count})` : ''}`,
      state: { name: STATE.registrable, params: {} },
      answer,
      variables: { ...grantVariables(partner), callbackUrl: EXAMPLES.callbackUrl },
    }),
  }
}

/** Asked as an event of the descriptor's example would have it. */
function fetchFlow(partner: Partner, event: WebhookEvent): Flow {
  const type = event.dataType!
  const source = dataSource(partner, type)
  const body = exampleEvent(event, partner.webhooks)
  const description = `${type}: what the event ${event.name} names`
  return {
    renewable: true,
    async run({ context, connectionId }) {
      const connection = (await context.store.connection(connectionId))!
      const fetched = await fetchEvent(context, connection, { ...event, dataType: type }, body)
      if (fetched.kind === 'failed') throw new RehearsalFailedError(description, fetched.reason)
    },
    step: (request, text) => ({
      description,
      state: { name: STATE.records, params: { type } },
      answer: pageAnswer(
        { ...source, paging: { kind: 'none' } },
        { every: recordShape(partner, type).required },
        { more: false },
      ),
      variables: {
        ...grantVariables(partner),
        ...questionVariables({ request: event.fetch! }, request, text, false),
      },
    }),
  }
}
