import { signatureSchema } from '../signature/declaration-schema.ts'
import { eventSchema } from './event-schema.ts'
import {
  closedObject,
  type SchemaFragment,
  shared,
  taggedUnion,
  tagOf,
  text,
  wholeNumber,
} from './schema-fragment.ts'

const registration = taggedUnion(
  'kind',
  'How the partner learns where to deliver.',
  [
    closedObject('A person enters it in a dashboard.', [], {
      kind: tagOf('A person enters it in a dashboard.', 'dashboard'),
    }),
    closedObject('A request tells it.', ['request'], {
      kind: tagOf(
        'One request for the application, or one for each user after linking.',
        'perApplication',
        'perUser',
      ),
      request: shared(
        'request',
        'Placeholders {callbackUrl} {event} (then once per event) {userId} {userEmail} {accessToken} {clientId} {clientSecret} ' +
          '{basicCredentials}.',
        { examples: [{ method: 'POST', url: '/v1/subscriptions', json: { url: '{callbackUrl}' } }] },
      ),
      secretAt: shared('pointer', 'Where the answer holds the signing secret.', { examples: ['/secret'] }),
    }),
  ],
  { default: { kind: 'dashboard' }, examples: [{ kind: 'dashboard' }] },
)

const parameter = (example: string) => text('The query parameter.', { examples: [example] })

const handshake = taggedUnion(
  'kind',
  'What the partner asks of an endpoint before it delivers to it.',
  [
    closedObject('Nothing.', [], { kind: tagOf('Nothing.', 'none') }),
    closedObject('A GET whose query parameter comes back as text, or as JSON.', ['parameter'], {
      kind: tagOf('A GET whose query parameter comes back.', 'echo'),
      parameter: parameter('challenge'),
      respondAt: shared('pointer', 'Where the JSON of the answer holds it; absent, the answer is text.', {
        examples: ['/challenge'],
      }),
    }),
    closedObject('A GET with a code: 204 when it is ours, 404 when it is not.', ['parameter', 'code'], {
      kind: tagOf('A GET with a code.', 'verifyCode'),
      parameter: parameter('verify'),
      code: text('The code.', { examples: ['5a1b2c'] }),
    }),
    closedObject('A HEAD request that must be answered with 2xx.', [], {
      kind: tagOf('A HEAD request.', 'head'),
    }),
    closedObject('An empty signed POST that must be answered with 2xx.', [], {
      kind: tagOf('An empty signed POST.', 'ping'),
    }),
  ],
  {
    default: { kind: 'none' },
    examples: [{ kind: 'echo', parameter: 'challenge', respondAt: '/challenge' }],
  },
)

const EVENT = {
  name: 'sleep.updated',
  dataType: 'sleep',
  userId: '/user_id',
  id: { at: '/id' },
  time: '/data/bedtime_start',
  schema: 'schemas/event-sleep-updated.json',
  example: 'examples/event-sleep-updated.json',
}

/** A default would override the preset; it is said in words instead. */
function withoutDefaults(schema: SchemaFragment): SchemaFragment {
  const entries = Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === 'default') return []
    if (keyword === 'description' && schema.default !== undefined && schema.default !== null)
      return [[keyword, `${value} ${JSON.stringify(schema.default)} unless told, here or by the preset.`]]
    const isSchema = typeof value === 'object' && value !== null
    const inner = isSchema && !Array.isArray(value) ? withoutDefaults(value as SchemaFragment) : value
    return [[keyword, Array.isArray(value) ? value.map(innerOfList) : inner]]
  })
  return Object.fromEntries(entries)
}

function innerOfList(item: unknown): unknown {
  return typeof item === 'object' && item !== null ? withoutDefaults(item as SchemaFragment) : item
}

/** `webhooks` of a descriptor. */
export const webhooksSchema: SchemaFragment = closedObject(
  'How the partner tells that something changed.',
  ['signature', 'events'],
  {
    signature: { ...withoutDefaults(signatureSchema), examples: [{ preset: 'standard-webhooks' }] },
    secret: shared('secret', 'The signing secret as ${NAME}; absent where the registration returns it.', {
      examples: ['${AURORA_WEBHOOK_SECRET}'],
    }),
    registration,
    handshake,
    acknowledge: closedObject(
      'What the partner takes as "received", and by when.',
      [],
      {
        status: {
          description: 'The HTTP statuses.',
          type: 'array',
          items: { type: 'integer', minimum: 200, maximum: 299 },
          minItems: 1,
          uniqueItems: true,
          default: [200, 201, 202, 204],
          examples: [[200, 204]],
        },
        withinSeconds: {
          description: 'The deadline, in seconds.',
          type: 'number',
          exclusiveMinimum: 0,
          default: 10,
          examples: [10],
        },
      },
      { default: {}, examples: [{ status: [200], withinSeconds: 5 }] },
    ),
    retry: closedObject(
      'What the partner does when a delivery is not acknowledged.',
      [],
      {
        delaysSeconds: {
          description:
            'Waits before the second, third, … attempt, in seconds; none means that it does not retry.',
          type: 'array',
          items: { type: 'number', minimum: 0 },
          default: [5, 300, 1800, 7200, 18_000, 36_000],
          examples: [[5, 300, 1800]],
        },
      },
      { default: {}, examples: [{ delaysSeconds: [60, 600, 3600] }] },
    ),
    batch: closedObject(
      'Where the events stand in a delivery that carries several; absent when each delivery is one event.',
      ['at'],
      {
        at: shared('pointer', "An array of events; starts at the delivery's body.", {
          examples: ['/notifications'],
        }),
        maxEvents: wholeNumber('How many events one delivery carries at most.', 1, {
          default: 100,
          examples: [50],
        }),
      },
      { examples: [{ at: '/notifications', maxEvents: 50 }] },
    ),
    trigger: shared(
      'request',
      'Asks the partner for an event now; placeholders {event}, {userId}, {userEmail}, {accessToken} …',
      {
        examples: [{ method: 'POST', url: '/v1/webhook_test_events', json: { event: '{event}' } }],
      },
    ),
    events: {
      description: 'The kinds of events.',
      type: 'array',
      items: eventSchema,
      minItems: 1,
      examples: [[EVENT]],
    },
  },
  {
    examples: [
      { signature: { preset: 'standard-webhooks' }, secret: '${AURORA_WEBHOOK_SECRET}', events: [EVENT] },
    ],
  },
)
