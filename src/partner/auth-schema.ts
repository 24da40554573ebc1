import { maxLiveTokensSchema, refreshSchema } from './refresh-schema.ts'
import {
  choice,
  closedObject,
  needing,
  type SchemaFragment,
  shared,
  taggedUnion,
  tagOf,
  wholeNumber,
} from './schema-fragment.ts'
import { locatorBranches, toldOnceBranches } from './shared-schema.ts'
import { accessProperties, BEARER, tokenEndpointProperties } from './token-endpoint-schema.ts'

const idType = {
  type: choice('What the id is on the wire; an integer may have 64 bits.', ['string', 'integer'], {
    default: 'string',
    examples: ['string'],
  }),
}

const userId = taggedUnion(
  'from',
  "Where the partner tells its own id of the user; Terra's form asks for it.",
  locatorBranches(idType),
  { examples: [{ from: 'tokenResponse', at: '/user_id' }] },
)

const eventUserId = taggedUnion(
  'from',
  'Where the partner tells the id by which its webhooks call the user, where that is another one than userId.',
  toldOnceBranches(idType),
  { examples: [{ from: 'jwtClaim', token: '/access_token', at: '/user' }] },
)

const authorizationCode = closedObject(
  'OAuth 2.0, authorization code (RFC 6749 §4.1).',
  ['authorizationUrl', 'tokenUrl', 'clientId', 'userId'],
  {
    kind: tagOf('OAuth 2.0, authorization code.', 'oauth2'),
    authorizationUrl: shared('url', 'The authorization endpoint (RFC 6749 §3.1).', {
      examples: ['/oauth/authorize'],
    }),
    authorizationParameters: shared('constants', 'Constant parameters of the authorization request.', {
      default: {},
      examples: [{ access_type: 'offline' }],
    }),
    pkce: choice(
      'Proof Key for Code Exchange (RFC 7636, S256): required, taken when offered, or unknown to the partner.',
      ['required', 'optional', 'none'],
      { default: 'optional', examples: ['required'] },
    ),
    redirectUri: {
      title: 'an absolute URL',
      description: 'The redirect URI that the partner has registered for the client.',
      type: 'string',
      pattern: '^[a-z][a-z0-9+.-]*:\\S+$',
      default: 'http://127.0.0.1:4011/callback',
      examples: ['https://api.tryterra.co/auth/callback'],
    },
    codeLifetimeSeconds: wholeNumber(
      'How long an authorization code lives, where the partner says so; RFC 6749 recommends 600 at most.',
      1,
      { examples: [30, 60] },
    ),
    maxLiveTokens: maxLiveTokensSchema,
    ...tokenEndpointProperties,
    refresh: refreshSchema,
    userId,
    eventUserId,
    userEmail: shared(
      'toldOnce',
      'Where the partner tells the email address of the user, for requests that name the user by {userEmail}.',
      { examples: [{ from: 'tokenResponse', at: '/email' }] },
    ),
    timeZone: shared(
      'toldOnce',
      'Where the partner tells the IANA time zone of the user, for records with local times and no offset.',
      {
        examples: [
          { from: 'call', request: { method: 'GET', url: '/v1/profile', ...BEARER }, at: '/user/timezone' },
        ],
      },
    ),
    afterLink: {
      description:
        'Requests to make once a user has linked: register the user, subscribe, ask for a backfill.',
      type: 'array',
      items: shared('request', 'Placeholders as in webhooks.registration.'),
      default: [],
      examples: [[{ method: 'POST', url: '/v1/users', json: { member: '{userId}' } }]],
    },
    revocation: shared(
      'request',
      'Ends a grant; placeholders {accessToken} {refreshToken} {userId} {userEmail} {clientId} …',
      {
        examples: [{ method: 'POST', url: '/oauth/revoke', form: { token: '{refreshToken}' } }],
      },
    ),
  },
)

const clientCredentials = closedObject(
  'OAuth 2.0, client credentials (RFC 6749 §4.4): one token for all users.',
  ['tokenUrl', 'clientId'],
  { kind: tagOf('OAuth 2.0, client credentials.', 'clientCredentials'), ...tokenEndpointProperties },
)

const staticCredentials = closedObject(
  'No OAuth: constant credentials in every request.',
  ['access', 'credentials'],
  {
    kind: tagOf('No OAuth: constant credentials in every request.', 'apiKey', 'basic', 'headers'),
    access: closedObject('How a request carries the credentials.', [], accessProperties, {
      examples: [{ headers: { 'x-api-key': '{apiKey}' } }],
    }),
    credentials: {
      description: 'What the placeholders of access stand for, each as ${NAME} of an environment variable.',
      type: 'object',
      minProperties: 1,
      propertyNames: {
        title: 'the name of a placeholder, letters and digits',
        pattern: '^[A-Za-z][A-Za-z0-9]*$',
      },
      additionalProperties: { $ref: '#/$defs/secret' },
      examples: [{ apiKey: '${AURORA_API_KEY}' }],
    },
  },
)

/** Only a client that authenticates has a secret. */
function withSecret(schema: SchemaFragment): SchemaFragment {
  return {
    ...schema,
    if: { required: ['clientAuthentication'], properties: { clientAuthentication: { const: 'none' } } },
    else: needing('clientSecret', tokenEndpointProperties.clientSecret!),
  }
}

/** `auth` of a descriptor. */
export const authSchema: SchemaFragment = taggedUnion(
  'kind',
  "How Terra gets access to a user's data.",
  [withSecret(authorizationCode), withSecret(clientCredentials), staticCredentials],
  {
    examples: [
      {
        kind: 'oauth2',
        authorizationUrl: '/oauth/authorize',
        tokenUrl: '/oauth/token',
        clientId: '${AURORA_CLIENT_ID}',
        clientSecret: '${AURORA_CLIENT_SECRET}',
        userId: { from: 'tokenResponse', at: '/user_id' },
      },
    ],
  },
)
