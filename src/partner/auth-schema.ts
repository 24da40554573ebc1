import {
  choice,
  closedObject,
  needing,
  type SchemaFragment,
  shared,
  taggedUnion,
  tagOf,
  text,
  texts,
  wholeNumber,
} from './schema-fragment.ts'
import { envelopeProperties, locatorBranches, toldOnceBranches } from './shared-schema.ts'

const BEARER = { headers: { authorization: 'Bearer {accessToken}' } }

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

const refresh = closedObject(
  'What a refresh does to the tokens that it renews.',
  [],
  {
    kind: choice(
      'rotating: each refresh gives a new refresh token · static: it stays · extending: it stays, and so does the access ' +
        'token, which lives longer; the answer need not hold them · none: there is no refresh token.',
      ['rotating', 'static', 'extending', 'none'],
      { default: 'static', examples: ['rotating', 'extending'] },
    ),
    graceSeconds: wholeNumber(
      'How long a rotated refresh token still works; 0 means that it is used once or, where oldPair is ' +
        'endsWhenNewIsUsed, that no time is set.',
      0,
      {
        default: 0,
        examples: [0, 60],
      },
    ),
    oldPair: choice(
      'When the renewed pair of tokens ends. livesOut: the access token at its expiry, the refresh token after its grace · ' +
        'endsAtOnce: both with the refresh · endsWhenNewIsUsed: both when the new access token is first used.',
      ['livesOut', 'endsAtOnce', 'endsWhenNewIsUsed'],
      { default: 'livesOut', examples: ['endsWhenNewIsUsed'] },
    ),
    extendsSeconds: wholeNumber(
      'For kind extending: how long a token lives from the refresh on, where the answer does not say; as long as before ' +
        'unless told.',
      1,
      { examples: [2_592_000] },
    ),
    requiresScope: text('The scope without which no refresh token is given.', { examples: ['offline'] }),
  },
  { default: {}, examples: [{ kind: 'rotating', requiresScope: 'offline' }] },
)

const maxLiveTokens = closedObject(
  'How many pairs of tokens one user may have alive at this client. A pair counts until it is revoked, until another has ' +
    'taken its place, or until neither of its tokens works any more.',
  ['count'],
  {
    count: wholeNumber('How many.', 1, { examples: [10] }),
    onLimit: choice(
      'What becomes of a request for one pair more. refuse: it is refused · endOldest: the oldest pair ends.',
      ['refuse', 'endOldest'],
      { default: 'refuse', examples: ['endOldest'] },
    ),
    error: text('The `error` of the refusal; it says nothing against the grant.', {
      default: 'too_many_tokens',
      examples: ['Too many unrevoked access tokens exist for this app and user'],
    }),
  },
  { examples: [{ count: 10 }, { count: 100, onLimit: 'endOldest' }] },
)

const accessProperties = {
  headers: shared('headers', 'Header fields.', { default: {}, examples: [BEARER.headers] }),
  query: shared('templates', 'Query parameters.', {
    default: {},
    examples: [{ access_token: '{accessToken}' }],
  }),
}

const tokenEndpoint = {
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
    maxLiveTokens,
    ...tokenEndpoint,
    refresh,
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
  { kind: tagOf('OAuth 2.0, client credentials.', 'clientCredentials'), ...tokenEndpoint },
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
    else: needing('clientSecret', tokenEndpoint.clientSecret),
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
