import type { Delivery } from '../../emitter/emitter-types.ts'
import { isoTime } from '../clock-view.ts'
import { endpointView, endpointViews } from '../endpoint-view.ts'
import { impossible, unknown } from '../refused.ts'
import { requireUser } from '../require.ts'
import type { ControlRoute } from '../route.ts'
import { listOf, schemaOf } from '../schemas.ts'

const URL_TEXT = { type: 'string', format: 'uri', pattern: '^https?://' }

/** Webhooks: who gets them, what is emitted, and what came of it. */
export const WEBHOOK_ROUTES: readonly ControlRoute[] = [
  {
    name: 'endpoints',
    method: 'GET',
    path: '/endpoints',
    about: 'Lists the URLs that are registered for webhooks.',
    answer: { status: 200, about: 'The endpoints.', schema: listOf('Endpoint') },
    run: (_, { controlled }) => endpointViews(controlled),
  },
  {
    name: 'addEndpoint',
    method: 'POST',
    path: '/endpoints',
    about: 'Registers a URL, as a person would in the partner’s dashboard: without a handshake.',
    body: {
      example: { url: 'http://127.0.0.1:8080/webhooks' },
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['url'],
        properties: {
          url: URL_TEXT,
          userId: { type: 'string', description: "One user's events alone." },
          event: { type: 'string', description: 'One event alone.' },
        },
      },
    },
    answer: { status: 201, about: 'The endpoint.', schema: schemaOf('Endpoint') },
    refusals: { 404: 'There is no such user.', 409: 'The partner declares no webhooks.' },
    run({ body }, control) {
      const { controlled } = control
      if (controlled.partner.webhooks === undefined) throw noWebhooks(controlled.partner.id)
      const { url, ...about } = body as {
        readonly url: string
        readonly userId?: string
        readonly event?: string
      }
      if (about.userId !== undefined) requireUser(about.userId, controlled)
      const endpoint = controlled.mock.addEndpoint(url, about)
      control.tell('endpoints')
      return endpointView(endpoint)
    },
  },
  {
    name: 'removeEndpoint',
    method: 'DELETE',
    path: '/endpoints/{id}',
    about: 'Takes a URL off the list.',
    answer: { status: 204, about: 'It is gone.' },
    refusals: { 404: 'There is no such endpoint.' },
    run({ path }, control) {
      const { mock } = control.controlled
      const id = path.id!
      if (!mock.endpoints.some((endpoint) => endpoint.id === id))
        throw unknown('endpoint', id, 'GET /endpoints lists those that there are.')
      mock.removeEndpoint(id)
      control.tell('endpoints')
    },
  },
  {
    name: 'emit',
    method: 'POST',
    path: '/emit',
    about:
      'Emits an event about a user, to the registered endpoints or to given URLs; it is signed and retried as declared.',
    body: {
      example: { event: 'sleep.updated', userId: 'user-1' },
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['event'],
        properties: {
          event: { type: 'string', description: 'GET /partner lists them.' },
          userId: { type: 'string', description: 'The first user, unless told.' },
          recordId: { type: 'string', description: 'The newest record of the user, unless told.' },
          count: {
            type: 'integer',
            minimum: 1,
            description: 'How many of the newest records; 1 unless told.',
          },
          to: {
            type: 'array',
            items: URL_TEXT,
            minItems: 1,
            description: 'In the place of the registered endpoints.',
          },
        },
      },
    },
    answer: { status: 202, about: 'It is on its way.', schema: schemaOf('Emission') },
    refusals: { 409: 'The partner declares no webhooks.', 422: 'There is no such event, user or record.' },
    async run({ body }, { controlled }) {
      if (controlled.partner.webhooks === undefined) throw noWebhooks(controlled.partner.id)
      const { event, userId = controlled.mock.users[0]!.id, ...options } = body as unknown as Emitting
      const { body: _, ...emission } = await controlled.mock.emit(event, userId, options)
      return emission
    },
  },
  {
    name: 'deliveries',
    method: 'GET',
    path: '/deliveries',
    about: 'Lists every attempt to deliver a webhook, with what came of it.',
    query: { id: { about: 'Attempts at one emission.', schema: { type: 'string' } } },
    answer: { status: 200, about: 'The attempts, in order.', schema: listOf('Delivery') },
    run: ({ query }, { controlled }) =>
      controlled.mock.deliveries
        .map(deliveryView)
        .filter(({ id }) => query.id === undefined || query.id === id),
  },
]

interface Emitting {
  readonly event: string
  readonly userId?: string
  readonly recordId?: string
  readonly count?: number
  readonly to?: readonly string[]
}

function noWebhooks(partner: string) {
  return impossible(`${partner} declares no webhooks.`, 'Declare `webhooks` in its descriptor.')
}

function deliveryView({ message, attempt, sentAtMs, response, acknowledged, failure }: Delivery) {
  const { id, event, userId, url } = message
  return {
    id,
    event,
    userId,
    url,
    attempt,
    sentAt: isoTime(sentAtMs),
    status: response?.status ?? null,
    acknowledged,
    ...(failure !== undefined && { failure }),
  }
}
