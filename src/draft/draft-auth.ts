import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import { type Drafted, type Note, todo } from './drafted.ts'
import { followed, type OpenApi, type Operation } from './open-api.ts'
import { viewSchema } from './schema-view.ts'
import type { BaseUrl } from './servers.ts'
import { variablePrefix } from './words.ts'

export interface DraftAuthOptions {
  readonly id: string
  readonly api?: OpenApi | undefined
  readonly base: BaseUrl
  readonly types: ReadonlyMap<DataType, Operation>
  /** The scopes that the data need. */
  readonly scopes: readonly string[]
}

/** How Terra gets access: the authorization-code flow where there is one, and else what there is. */
export function draftAuth(options: DraftAuthOptions): Drafted {
  const schemes = securitySchemes(options.api)
  const flows = schemes.flatMap((scheme) => (isJsonObject(scheme.flows) ? [scheme.flows] : []))
  const code = flows.map((flow) => flow.authorizationCode).find(isJsonObject)
  if (code !== undefined) return authorizationCode(options, code)
  const implicit = flows.map((flow) => flow.implicit).find(isJsonObject)
  if (implicit !== undefined) return authorizationCode(options, implicit)
  const client = flows.map((flow) => flow.clientCredentials).find(isJsonObject)
  if (client !== undefined) return clientCredentials(options, client)
  const key = schemes.find(({ type, in: where }) => type === 'apiKey' && where !== 'cookie')
  const other = schemes.find(
    ({ type, scheme }) => /oauth2|openIdConnect/.test(String(type)) || /^bearer$/i.test(String(scheme)),
  )
  if (key !== undefined && other === undefined) return apiKey(options, key)
  const basic = schemes.some(({ type, scheme }) => type === 'http' && /^basic$/i.test(String(scheme)))
  return basic && other === undefined ? basicCredentials(options) : authorizationCode(options, undefined)
}

function securitySchemes(api: OpenApi | undefined): readonly JsonObject[] {
  const components = api === undefined ? {} : followed(api.document, api.document.components)
  const { securitySchemes: schemes } = components
  if (api === undefined || !isJsonObject(schemes)) return []
  return Object.values(schemes).map((scheme) => followed(api.document, scheme))
}

function authorizationCode(options: DraftAuthOptions, flow: JsonObject | undefined): Drafted {
  const { base, id } = options
  const { authorizationUrl, tokenUrl, refreshUrl, scopes } = flow ?? {}
  const offered = isJsonObject(scopes) ? Object.keys(scopes) : []
  const offline = offered.find((scope) => /offline|refresh/i.test(scope))
  const request = requested(options, offered, offline)
  const user = userId(options)
  const revocation = findRevocation(options)
  const urls = {
    authorizationUrl: base.relative(authorizationUrl) ?? authorizationPath(options),
    tokenUrl: base.relative(tokenUrl) ?? tokenPath(options),
  }
  return {
    value: {
      kind: 'oauth2',
      authorizationUrl: urls.authorizationUrl ?? '/oauth/authorize',
      tokenUrl: urls.tokenUrl ?? '/oauth/token',
      ...(typeof refreshUrl === 'string' && refreshUrl !== tokenUrl
        ? { refreshUrl: base.relative(refreshUrl) ?? '/oauth/refresh' }
        : {}),
      ...client(id),
      clientAuthentication: 'basic',
      pkce: 'optional',
      scopes: { separator: ' ', request, granted: { from: 'tokenResponse', at: '/scope' } },
      refresh: { kind: 'static', ...(offline === undefined ? {} : { requiresScope: offline }) },
      userId: user.value,
      ...(revocation === undefined ? {} : { revocation }),
    },
    notes: [
      ...codeNotes(urls, request.length > 0),
      ...user.notes,
      revocation === undefined
        ? todo('/userId', 'if a grant can be revoked, add revocation: the request that does it')
        : todo('/revocation', 'check the form of this request'),
    ],
  }
}

const PROOF = 'how the client proves itself at the token endpoint: basic, body, query, none'

/** What no OpenAPI document tells of the flow, and what this one does not. */
function codeNotes(
  urls: { readonly authorizationUrl: string | undefined; readonly tokenUrl: string | undefined },
  hasScopes: boolean,
): readonly Note[] {
  return [
    ...(urls.authorizationUrl === undefined
      ? [todo('/authorizationUrl', 'the OAuth authorization endpoint')]
      : []),
    ...(urls.tokenUrl === undefined ? [todo('/tokenUrl', 'the OAuth token endpoint')] : []),
    todo('/clientAuthentication', PROOF),
    todo('/pkce', 'whether you know PKCE: required, optional, none'),
    ...(hasScopes ? [] : [todo('/scopes/request', 'the scopes that Terra should ask for')]),
    todo('/scopes/granted', 'where you tell which scopes were granted'),
    todo('/refresh/kind', 'what a refresh does to the refresh token: rotating, static, extending, none'),
  ]
}

function clientCredentials(options: DraftAuthOptions, flow: JsonObject): Drafted {
  const tokenUrl = options.base.relative(flow.tokenUrl)
  const offered = isJsonObject(flow.scopes) ? Object.keys(flow.scopes) : []
  const request = requested(options, offered, undefined)
  return {
    value: {
      kind: 'clientCredentials',
      tokenUrl: tokenUrl ?? '/oauth/token',
      ...client(options.id),
      clientAuthentication: 'basic',
      scopes: { separator: ' ', request, granted: { from: 'tokenResponse', at: '/scope' } },
    },
    notes: [
      ...(tokenUrl === undefined ? [todo('/tokenUrl', 'the OAuth token endpoint')] : []),
      todo('/clientAuthentication', PROOF),
    ],
  }
}

function apiKey({ id }: DraftAuthOptions, { name, in: where }: JsonObject): Drafted {
  const held = { [String(name)]: '{apiKey}' }
  return {
    value: {
      kind: 'apiKey',
      access: where === 'query' ? { query: held } : { headers: held },
      credentials: { apiKey: `\${${variablePrefix(id)}_API_KEY}` },
    },
    notes: [],
  }
}

function basicCredentials({ id }: DraftAuthOptions): Drafted {
  const name = variablePrefix(id)
  return {
    value: {
      kind: 'basic',
      access: { headers: { authorization: 'Basic {basicCredentials}' } },
      credentials: { basicCredentials: `\${${name}_BASIC_CREDENTIALS}` },
    },
    notes: [todo('/credentials', 'the base64 of user name and password, from the environment')],
  }
}

function client(id: string): JsonObject {
  const name = variablePrefix(id)
  return { clientId: `\${${name}_CLIENT_ID}`, clientSecret: `\${${name}_CLIENT_SECRET}` }
}

function requested(
  { scopes, types }: DraftAuthOptions,
  offered: readonly string[],
  offline: string | undefined,
): readonly string[] {
  const named = offered.filter((scope) =>
    [...types.keys()].some((type) => scope.toLowerCase().includes(type)),
  )
  const needed = scopes.length > 0 ? scopes : named.length > 0 ? named : offered
  return [...new Set([...needed, ...(offline === undefined ? [] : [offline])])]
}

/** From the profile where there is one, else from the token response. */
function userId({ api, base, types }: DraftAuthOptions): Drafted {
  const profile = types.get('athlete')
  const answer = viewSchema(api?.document, profile?.answer?.schema)
  const name = Object.keys(answer.properties).find((key) =>
    /^(user_?id|id|uuid|sub|member_?id|athlete_?id)$/i.test(key),
  )
  if (profile === undefined || name === undefined || profile.method !== 'GET' || profile.path.includes('{')) {
    return {
      value: { from: 'tokenResponse', at: '/user_id' },
      notes: [todo('/userId', "where you tell your own id of the user; Terra's form asks for it")],
    }
  }
  const isInteger = viewSchema(api?.document, answer.properties[name]).types.includes('integer')
  return {
    value: {
      from: 'call',
      request: {
        method: 'GET',
        url: base.pathOf(profile.path),
        headers: { authorization: 'Bearer {accessToken}' },
      },
      at: `/${name}`,
      type: isInteger ? 'integer' : 'string',
    },
    notes: [],
  }
}

/** Of documents that describe the flow as two more operations. */
function authorizationPath({ api, base }: DraftAuthOptions): string | undefined {
  const found = api?.operations.find(({ method, path, parameters }) => {
    const isAsked = parameters.some(({ name }) => name === 'response_type')
    return (
      method === 'GET' && !path.includes('{') && (isAsked || /oauth.*\/authoriz(e|ation)\d*\s*$/i.test(path))
    )
  })
  return found === undefined ? undefined : base.pathOf(found.path)
}

function tokenPath({ api, base }: DraftAuthOptions): string | undefined {
  const found = api?.operations.find(({ method, path, operation, parameters }) => {
    if (method !== 'POST' || path.includes('{') || /revo|introspect/i.test(path)) return false
    const about = `${path} ${String(operation.operationId ?? '')}`
    return parameters.some(({ name }) => name === 'grant_type') || /oauth.*token/i.test(about)
  })
  return found === undefined ? undefined : base.pathOf(found.path)
}

function findRevocation({ api, base }: DraftAuthOptions): JsonObject | undefined {
  const found = api?.operations.find(({ method, path }) => method === 'POST' && /revo(ke|cation)/i.test(path))
  if (found === undefined || found.path.includes('{')) return undefined
  return { method: 'POST', url: base.pathOf(found.path), form: { token: '{refreshToken}' } }
}

/** For use beside `draftAuth`: the scopes that an operation asks for. */
export function scopesOf(api: OpenApi, { operation }: Operation): readonly string[] {
  const security = operation.security ?? api.document.security
  const first = Array.isArray(security) ? security.filter(isJsonObject) : []
  return [
    ...new Set(
      first.flatMap((item) =>
        Object.values(item).flatMap((list) => (Array.isArray(list) ? list.map(String) : [])),
      ),
    ),
  ]
}
