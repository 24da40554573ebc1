import type { OAuth2Auth } from '../../src/partner/auth.ts'
import type { DataType } from '../../src/partner/data.ts'
import { dataSource, dataTypesOf, type Partner } from '../../src/partner/partner.ts'
import type { RequestTemplate } from '../../src/partner/request-template.ts'
import { formatTime } from '../../src/partner/time-format.ts'
import type { JsonSchema } from '../../src/schema/validator.ts'
import { filledEntries, filledJson, type Json, type Values } from './fill-template.ts'
import { tokenSchema } from './token-schema.ts'

/** One operation of the partner, as its documentation would have it. */
export interface Operation {
  readonly id: string
  readonly template: RequestTemplate
  /** What stands in its placeholders; `{{name}}` for what is known when the test runs. */
  readonly values: Values
  readonly success: {
    readonly status: number
    readonly schema?: JsonSchema
    /** Headers that the answer has to have. */
    readonly headers?: readonly string[]
  }
}

const DAYS_MS = 28 * 86_400_000

/** Everything that the partner answers but the authorization endpoint, which is for browsers. */
export function operationsOf(partner: Partner, nowMs: number): readonly Operation[] {
  const { auth, webhooks } = partner
  if (auth.kind !== 'oauth2') throw new TypeError(`${partner.id} has no OAuth`)
  const registration = webhooks?.registration.kind === 'dashboard' ? undefined : webhooks?.registration
  // Whoever wraps the answer of the token endpoint wraps the others too, and then says in the body what is wrong.
  const wrapped = auth.tokenResponse.success !== undefined
  const any = wrapped ? successOf(auth) : { type: 'object' }
  const one = (id: string, template: RequestTemplate | undefined, status: number, schema?: JsonSchema) =>
    template === undefined
      ? []
      : [{ id, template, values: KNOWN, success: { status, ...(schema !== undefined && { schema }) } }]
  const success = { status: 200, schema: tokenSchema(auth), headers: ['Cache-Control'] }
  return [
    { id: 'refresh', template: refreshRequest(auth), values: KNOWN, success },
    ...(auth.userId.from === 'call' ? one('user', auth.userId.request, 200, any) : []),
    ...dataTypesOf(partner).map((type) => dataOperation(partner, type, nowMs)),
    ...one('register', registration?.request, wrapped ? 200 : 201, any),
    ...one('revoke', auth.revocation, 200, wrapped ? any : undefined),
  ]
}

/** An OpenAPI 3.1 document of the operations. */
export function openApiDocument(partner: Partner, operations: readonly Operation[]): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of operations) {
    const { url, method } = operation.template
    paths[url] = { ...paths[url], [method.toLowerCase()]: operationObject(operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: partner.name, version: '1.0.0' },
    servers: [{ url: 'http://127.0.0.1' }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        basic: { type: 'http', scheme: 'basic' },
      },
      schemas: {},
    },
  }
}

const KNOWN: Values = {
  clientId: '{{clientId}}',
  clientSecret: '{{clientSecret}}',
  accessToken: '{{spareAccessToken}}',
  refreshToken: '{{spareRefreshToken}}',
  callbackUrl: 'http://127.0.0.1:9/webhooks',
}

function refreshRequest(auth: OAuth2Auth): RequestTemplate {
  const { tokenUrl, tokenRequest, clientAuthentication } = auth
  const inBody = clientAuthentication === 'body'
  return {
    method: 'POST',
    url: tokenUrl,
    ...(!inBody && { headers: { authorization: 'Basic {basicCredentials}' } }),
    form: {
      ...tokenRequest.fields,
      grant_type: 'refresh_token',
      refresh_token: '{refreshToken}',
      ...(inBody && { client_id: '{clientId}', client_secret: '{clientSecret}' }),
    },
  }
}

function dataOperation(partner: Partner, type: DataType, nowMs: number): Operation {
  const { request, range, schema } = dataSource(partner, type)
  return {
    id: type,
    template: { ...request, headers: { authorization: 'Bearer {accessToken}', ...request.headers } },
    values: {
      from: inUtc(formatTime(range.format, nowMs - DAYS_MS)),
      to: inUtc(formatTime(range.format, nowMs)),
      page: '1',
      limit: '10',
      accessToken: '{{accessToken}}',
    },
    success: { status: 200, schema, headers: Object.keys(partner.rateLimit?.headers ?? {}) },
  }
}

/** Newman sends a plus in a query as it stands, and servers take it for a space. */
function inUtc(time: string | number): string {
  return String(time).replace('+00:00', 'Z')
}

function successOf({ tokenResponse: { success } }: OAuth2Auth): JsonSchema {
  if (success === undefined) return { type: 'object' }
  const name = success.at.slice(1)
  return { type: 'object', required: [name], properties: { [name]: { const: success.equals } } }
}

function operationObject({ id, template, values, success }: Operation): Json {
  const { query, form, json } = template
  const authorization = template.headers?.authorization ?? ''
  const parameters = filledEntries(query, values).map(([name, example]) => ({
    name,
    in: 'query',
    required: true,
    schema: { type: 'string' },
    example,
  }))
  const body = form === undefined ? json : form
  const mediaType = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded'
  const security = /^bearer /i.test(authorization) ? 'bearer' : 'basic'
  return {
    operationId: id,
    ...(authorization === '' ? {} : { security: [{ [security]: [] }] }),
    parameters,
    ...(body !== undefined && {
      requestBody: { required: true, content: { [mediaType]: bodyObject(filledJson(body, values)) } },
    }),
    responses: {
      [success.status]: {
        description: 'Success.',
        headers: Object.fromEntries(
          (success.headers ?? []).map((name) => [name, { required: true, schema: { type: 'string' } }]),
        ),
        ...(success.schema !== undefined && {
          content: { 'application/json': { schema: withoutDialect(success.schema) } },
        }),
      },
      ...Object.fromEntries([400, 401].map((status) => [status, REFUSAL])),
    },
  }
}

/** RFC 6749 §5.2, which all refusals follow here. */
const REFUSAL: Json = {
  description: 'A refusal.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['error'],
        properties: { error: { type: 'string', minLength: 1 } },
      },
    },
  },
}

function bodyObject(example: Json): Json {
  return { schema: schemaLike(example), example }
}

function schemaLike(value: Json): Json {
  if (typeof value !== 'object' || value === null) return { type: typeof value, example: value }
  const properties = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, schemaLike(inner)]),
  )
  return { type: 'object', required: Object.keys(properties), properties }
}

function withoutDialect(schema: JsonSchema): Json {
  if (typeof schema === 'boolean') return schema
  const { $schema: _, ...rest } = schema as Readonly<Record<string, Json>>
  return rest
}
