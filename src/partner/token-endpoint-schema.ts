import { choice, closedObject, type SchemaFragment, shared, text, texts } from './schema-fragment.ts'
import { envelopeProperties } from './shared-schema.ts'

/** How most partners take an access token (RFC 6750 §2.1). */
export const BEARER = { headers: { authorization: 'Bearer {accessToken}' } } as const

const tokenRequest = closedObject(
  'What every token request carries besides what OAuth asks for.',
  [],
  {
    fields: shared('constants', 'Constant fields of the form.', {
      default: {},
      examples: [{ action: 'requesttoken' }],
    }),
    headers: shared('headers', 'Constant header fields.', {
      default: {},
      examples: [{ 'x-api-version': '2' }],
    }),
  },
  { default: {}, examples: [{ fields: { action: 'requesttoken' } }] },
)

const tokenResponse = closedObject(
  'Where the members of a token response stand.',
  [],
  {
    ...envelopeProperties(),
    accessToken: shared('pointer', 'The access token; starts at root.', {
      default: '/access_token',
      examples: ['/access_token'],
    }),
    refreshToken: shared('pointer', 'The refresh token; starts at root.', {
      default: '/refresh_token',
      examples: ['/refresh_token'],
    }),
    expiresIn: {
      title: 'a JSON Pointer such as /expires_in, or null',
      description:
        'The lifetime in seconds, as a number or as digits; starts at root. null where the partner does not tell.',
      type: ['string', 'null'],
      pattern: '^(/([^~/]|~[01])*)*$',
      default: '/expires_in',
      examples: ['/expires_in', null],
    },
    expiresAt: shared('pointer', 'The expiry in seconds since the Unix epoch; starts at root.', {
      examples: ['/expires_at'],
    }),
    refreshTokenExpiresIn: shared(
      'pointer',
      'The lifetime of the refresh token in seconds, as a number or as digits; starts at root. Not told unless declared.',
      { examples: ['/refresh_token_expires_in'] },
    ),
  },
  { default: {}, examples: [{ root: '/body', success: { at: '/status', equals: 0 } }] },
)

const scopes = closedObject(
  'The scopes that Terra asks for, and how the partner tells which were granted.',
  [],
  {
    separator: choice('What stands between two scopes.', [' ', ','], { default: ' ', examples: [' ', ','] }),
    request: texts('The scopes to ask for; all that the data types need.', {
      default: [],
      examples: [['sleep.read', 'offline']],
    }),
    granted: shared('locator', 'Where the partner tells which scopes the user has granted.', {
      default: { from: 'none' },
      examples: [{ from: 'tokenResponse', at: '/scope' }],
    }),
  },
  { default: {}, examples: [{ separator: ' ', request: ['sleep.read', 'offline'] }] },
)

/** How a request carries credentials. */
export const accessProperties: Readonly<Record<string, SchemaFragment>> = {
  headers: shared('headers', 'Header fields.', { default: {}, examples: [BEARER.headers] }),
  query: shared('templates', 'Query parameters.', {
    default: {},
    examples: [{ access_token: '{accessToken}' }],
  }),
}

/** What every kind of `auth` with a token endpoint declares. */
export const tokenEndpointProperties: Readonly<Record<string, SchemaFragment>> = {
  tokenUrl: shared('url', 'The token endpoint (RFC 6749 §3.2).', { examples: ['/oauth/token'] }),
  refreshUrl: shared('url', 'Where tokens are refreshed, when that is not the token endpoint.', {
    examples: ['/oauth/refresh'],
  }),
  clientId: text('The client id that the partner gave to Terra, or ${NAME}.', {
    examples: ['${AURORA_CLIENT_ID}'],
  }),
  clientSecret: shared(
    'secret',
    'The client secret that the partner gave to Terra, as ${NAME}; none where clientAuthentication is none.',
    {
      default: '',
      examples: ['${AURORA_CLIENT_SECRET}'],
    },
  ),
  clientAuthentication: choice(
    'How the client authenticates at the token endpoint: HTTP Basic, fields of the form, the query, or not at all.',
    ['basic', 'body', 'query', 'none'],
    { default: 'basic', examples: ['basic'] },
  ),
  tokenRequest,
  tokenResponse,
  scopes,
  access: closedObject('How a request carries the access token.', [], accessProperties, {
    default: BEARER,
    examples: [BEARER],
  }),
}
