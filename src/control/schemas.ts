import type { JsonSchema } from '../schema/validator.ts'

export type SchemaName =
  | 'Health'
  | 'Partner'
  | 'Clock'
  | 'Fault'
  | 'FaultsOn'
  | 'User'
  | 'Grant'
  | 'Sample'
  | 'Endpoint'
  | 'Emission'
  | 'Delivery'
  | 'JournalEntry'
  | 'Problem'

const TEXT = { type: 'string' }
const TIME = { type: 'string', format: 'date-time' }
const TEXTS = { type: 'array', items: TEXT }

/** An object whose members are all there, but those that are named as optional, and no others. */
function record(members: Readonly<Record<string, JsonSchema>>, optional: readonly string[] = []): JsonSchema {
  const required = Object.keys(members).filter((name) => !optional.includes(name))
  return { type: 'object', properties: members, required, additionalProperties: false }
}

const TOKEN = record(
  { state: { enum: ['live', 'expired', 'rotated', 'revoked'] }, issuedAt: TIME, expiresAt: TIME },
  ['expiresAt'],
)

const MESSAGE = {
  type: 'object',
  properties: { headers: { type: 'object', additionalProperties: TEXT }, body: TEXT },
  required: ['headers', 'body'],
}

/** What the control plane's answers look like, by the names under which its OpenAPI document has them. */
export const SCHEMAS: Readonly<Record<SchemaName, JsonSchema>> = {
  Health: record({ status: { const: 'ok' }, partner: TEXT, url: { type: 'string', format: 'uri' } }),
  Partner: record({
    id: TEXT,
    name: TEXT,
    url: { type: 'string', format: 'uri', description: 'Where the mock is served.' },
    seed: { type: 'integer' },
    dataTypes: TEXTS,
    events: { ...TEXTS, description: 'Events that can be emitted.' },
    controllable: record({ stop: { type: 'boolean' } }),
  }),
  Clock: record({
    now: TIME,
    epochMs: { type: 'number' },
    frozen: { type: 'boolean' },
    aheadSeconds: { type: 'integer', description: 'How far it is ahead of real time.' },
  }),
  Fault: record(
    {
      id: TEXT,
      area: { enum: ['auth', 'pull', 'webhook', 'mapping', 'end-to-end'] },
      title: TEXT,
      source: { type: 'object', required: ['document'], properties: { document: TEXT } },
      caughtBy: { ...TEXTS, description: 'Ids of the checks that find it.' },
      on: { type: 'boolean' },
      inapplicable: { ...TEXT, description: 'Why this partner cannot have it.' },
      showsAt: { ...TIME, description: 'When it shows, where it does not show at all times.' },
    },
    ['inapplicable', 'showsAt'],
  ),
  FaultsOn: record({ on: { ...TEXTS, description: 'Ids, the last one with the last word.' } }),
  User: record(
    {
      id: TEXT,
      eventId: { ...TEXT, description: 'By what events call the user, where that is another id.' },
      name: TEXT,
      email: TEXT,
      zone: TEXT,
      life: TEXT,
      about: TEXT,
    },
    ['eventId'],
  ),
  Grant: record(
    {
      id: TEXT,
      userId: { ...TEXT, description: 'Absent where one token stands for all users.' },
      scopes: TEXTS,
      createdAt: TIME,
      revokedAt: TIME,
      state: { enum: ['active', 'revoked'] },
      accessToken: TOKEN,
      refreshToken: TOKEN,
      issued: record({ accessTokens: { type: 'integer' }, refreshTokens: { type: 'integer' } }),
    },
    ['userId', 'revokedAt', 'accessToken', 'refreshToken'],
  ),
  Sample: record({ curl: { ...TEXT, description: 'A command for a shell, with a token of its own.' } }),
  Endpoint: record({ id: TEXT, url: TEXT, userId: TEXT, event: TEXT }, ['userId', 'event']),
  Emission: record({
    event: TEXT,
    userId: TEXT,
    id: { ...TEXT, description: 'What receivers dedupe by.' },
    urls: { ...TEXTS, description: 'Where it goes; none where nobody is registered.' },
  }),
  Delivery: record(
    {
      id: TEXT,
      event: TEXT,
      userId: TEXT,
      url: TEXT,
      attempt: { type: 'integer', description: 'Counts from 1.' },
      sentAt: TIME,
      status: { type: ['integer', 'null'] },
      acknowledged: { type: 'boolean' },
      failure: { ...TEXT, description: 'Why there is no answer.' },
    },
    ['failure'],
  ),
  JournalEntry: record(
    {
      sequence: { type: 'integer' },
      kind: { enum: ['exchange', 'delivery'] },
      at: TIME,
      route: TEXT,
      purpose: { enum: ['handshake', 'event'] },
      userId: TEXT,
      grantId: TEXT,
      method: TEXT,
      url: TEXT,
      status: { type: ['integer', 'null'], description: 'null where nobody answered.' },
      request: { ...TEXT, description: 'The message, without secrets or health values.' },
      response: { type: ['string', 'null'] },
      exact: record({ request: MESSAGE, response: { anyOf: [MESSAGE, { type: 'null' }] } }),
    },
    ['route', 'purpose', 'userId', 'grantId', 'exact'],
  ),
  Problem: record(
    {
      status: { type: 'integer' },
      title: TEXT,
      detail: { ...TEXT, description: 'What is wrong with this request.' },
      remedy: { ...TEXT, description: 'What to do about it.' },
      errors: {
        type: 'array',
        items: record({
          at: { ...TEXT, description: 'A JSON Pointer into the body, or the name of a query parameter.' },
          expected: TEXT,
          found: TEXT,
        }),
      },
    },
    ['errors'],
  ),
}

/** A reference to one of them, or to a list of it. */
export function schemaOf(name: SchemaName): JsonSchema {
  return { $ref: `#/components/schemas/${name}` }
}

export function listOf(name: SchemaName): JsonSchema {
  return { type: 'array', items: schemaOf(name) }
}
