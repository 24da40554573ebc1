import {
  choice,
  closedObject,
  type SchemaFragment,
  type SharedName,
  shared,
  taggedUnion,
  tagOf,
  text,
} from './schema-fragment.ts'
import { RECORD_TIME_FORMATS, TIME_FORMATS } from './time-format.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']
const HEADER_NAME = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"
const HEADER_VALUE = '^[\\t\\u0020-\\u007e\\u0080-\\u00ff]*$'

const request: SchemaFragment = {
  ...closedObject(
    'A request with {placeholders} in any of its values. What has a placeholder without a value is left out.',
    ['method', 'url'],
    {
      method: choice('The HTTP method.', METHODS, { examples: ['GET', 'POST'] }),
      url: shared('url', 'A path below the base URL of the environment, or an absolute URL.', {
        examples: ['/v1/sleep', '/v1/users/{userId}/sleep'],
      }),
      query: shared('templates', 'Query parameters.', { examples: [{ start: '{from}', end: '{to}' }] }),
      headers: shared('headers', 'Header fields.', { examples: [{ 'x-api-version': '2' }] }),
      form: shared('templates', 'An application/x-www-form-urlencoded body.', {
        examples: [{ action: 'getsleep', startdate: '{from}' }],
      }),
      json: shared(
        'jsonTemplate',
        'A JSON body. Text that is one placeholder alone takes the type of its value.',
        {
          examples: [{ period: { from: '{from}', to: '{to}' } }],
        },
      ),
    },
  ),
  dependentSchemas: { form: { properties: { json: false } } },
}

/** The ways to tell a fact while a user links; `more` are properties that each of them has beside its own. */
export function toldOnceBranches(
  more: Readonly<Record<string, SchemaFragment>> = {},
): readonly SchemaFragment[] {
  const at = (about: string, example: string) => shared('pointer', about, { examples: [example] })
  return [
    branch('tokenResponse', 'In the token response.', more, {
      at: at('Starts at tokenResponse.root.', '/user_id'),
    }),
    branch('call', 'In the answer to one more request.', more, {
      request: shared('request', 'The request; placeholders {accessToken} and {clientId}.', {
        examples: [{ method: 'GET', url: '/v1/me', headers: { authorization: 'Bearer {accessToken}' } }],
      }),
      at: at("Starts at the answer's body.", '/body/userid'),
    }),
    branch('jwtClaim', 'In a claim of a JSON Web Token.', more, {
      token: at('Where the JWT stands; starts at tokenResponse.root.', '/id_token'),
      at: at('Starts at the claims.', '/sub'),
    }),
    branch('redirect', 'In the redirect back to the client.', more, {
      parameter: text('The query parameter.', { examples: ['user_id'] }),
    }),
  ]
}

/** The ways to tell a fact about a grant; `more` are properties that each of them has beside its own. */
export function locatorBranches(
  more: Readonly<Record<string, SchemaFragment>> = {},
): readonly SchemaFragment[] {
  return [
    ...toldOnceBranches(more),
    branch('data', 'In each record of the data only.', more, {
      at: shared('pointer', 'Starts at the record.', { examples: ['/user_id'] }),
    }),
    branch('none', 'Nowhere.', more, {}),
  ]
}

function branch(
  tag: string,
  about: string,
  more: Readonly<Record<string, SchemaFragment>>,
  properties: Readonly<Record<string, SchemaFragment>>,
): SchemaFragment {
  return closedObject(about, Object.keys(properties), { from: tagOf(about, tag), ...properties, ...more })
}

/** The members of an envelope, for what is one and more. */
export function envelopeProperties(): Readonly<Record<string, SchemaFragment>> {
  return {
    root: shared('pointer', "Where the content stands; '' is the whole body.", {
      default: '',
      examples: ['', '/body'],
    }),
    success: closedObject(
      'How the body tells success from failure inside HTTP 200. Without it the HTTP status alone decides.',
      ['at', 'equals'],
      {
        at: shared('pointer', "Where the code stands; starts at the body's root.", { examples: ['/status'] }),
        equals: {
          description: 'The value that means success.',
          type: ['string', 'number', 'boolean'],
          examples: [0, 'ok', true],
        },
        otherwise: {
          description:
            'What other values mean, as HTTP statuses. A value that is not listed means itself, or 400.',
          type: 'object',
          additionalProperties: { type: 'integer', minimum: 400, maximum: 599 },
          examples: [{ '601': 429 }],
        },
        message: shared('pointer', 'Where the body says in words what went wrong.', { examples: ['/error'] }),
      },
      { examples: [{ at: '/status', equals: 0, otherwise: { '601': 429 } }] },
    ),
  }
}

/** What stands under `$defs` and is used in several places. */
export const sharedSchemas: Readonly<Record<Exclude<SharedName, 'dataSource'>, SchemaFragment>> = {
  pointer: {
    title: 'a JSON Pointer such as /data/0/id',
    description:
      "A JSON Pointer (RFC 6901): '' is everything, /a/0/b a member, ~1 a slash and ~0 a tilde in a key.",
    type: 'string',
    pattern: '^(/([^~/]|~[01])*)*$',
    examples: ['', '/data', '/data/0/id'],
  },
  url: {
    title: 'a path that begins with / or an absolute http(s) URL',
    description: 'A path below the base URL of the environment, or an absolute URL.',
    type: 'string',
    pattern: '^(/|https?://[^/\\s])\\S*$',
    examples: ['/oauth/token', 'https://auth.partner.example/token'],
  },
  file: {
    title: 'the name of a file',
    description: 'A YAML or JSON file, relative to the descriptor.',
    type: 'string',
    minLength: 1,
    examples: ['examples/sleep.json'],
  },
  secret: {
    description: 'Descriptors hold no secrets: ${NAME} stands for the environment variable.',
    type: 'string',
    examples: ['${AURORA_CLIENT_SECRET}'],
  },
  constants: {
    description: 'Names and their constant values.',
    type: 'object',
    additionalProperties: { type: 'string' },
    examples: [{ access_type: 'offline' }],
  },
  templates: {
    description: 'Names and their values, which may hold {placeholders}.',
    type: 'object',
    additionalProperties: { type: 'string' },
    examples: [{ start: '{from}', end: '{to}' }],
  },
  headers: {
    description: 'Header fields and their values, which may hold {placeholders}.',
    type: 'object',
    propertyNames: { title: 'the name of a header field', pattern: HEADER_NAME },
    additionalProperties: {
      title: 'text that a header field may hold',
      type: 'string',
      pattern: HEADER_VALUE,
    },
    examples: [{ authorization: 'Bearer {accessToken}' }],
  },
  jsonTemplate: {
    description: 'Any JSON; its texts may hold {placeholders}.',
    type: ['null', 'boolean', 'number', 'string', 'array', 'object'],
    examples: [{ from: '{from}', to: '{to}' }],
  },
  request,
  locator: taggedUnion('from', 'Where the partner tells a fact about a grant.', locatorBranches(), {
    examples: [{ from: 'tokenResponse', at: '/scope' }],
  }),
  toldOnce: taggedUnion('from', 'Where the partner tells a fact while a user links.', toldOnceBranches(), {
    examples: [{ from: 'tokenResponse', at: '/email' }],
  }),
  envelope: closedObject('How an answer wraps what it says.', [], envelopeProperties(), {
    examples: [{ root: '/body', success: { at: '/status', equals: 0 } }],
  }),
  timeFormat: {
    description:
      'date 2026-03-29 · basicDate 20260329 · dateTime 2026-03-29T01:30:00+01:00 · localDateTime the same without an ' +
      'offset · epochSeconds 1774744200 · epochMilliseconds 1774744200000.',
    enum: TIME_FORMATS,
    examples: ['dateTime', 'epochSeconds'],
  },
  recordTimeFormat: {
    description: 'As in a request, or dateObject { "year": 2026, "month": 3, "day": 29 }.',
    enum: RECORD_TIME_FORMATS,
    examples: ['dateTime', 'dateObject'],
  },
}
