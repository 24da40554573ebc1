import type { DataType, TransactionSource } from '../partner/data.ts'
import type { Envelope } from '../partner/envelope.ts'
import { resolveUrl } from '../partner/fill-request.ts'
import { matchRequest, type RequestMatch } from '../partner/match-request.ts'
import { dataTypesOf, type Partner } from '../partner/partner.ts'
import type { RequestTemplate } from '../partner/request-template.ts'
import { admit } from './access.ts'
import { answerData, answerFetch } from './data/answer-data.ts'
import { answerCommit, answerItem, answerListing, answerOpen } from './data/answer-transaction.ts'
import { houseEnvelope, markSuccess } from './error-reply.ts'
import type { Call, Incoming } from './incoming.ts'
import { authorize } from './oauth/authorize.ts'
import { answerRevocation } from './oauth/revoke.ts'
import { token } from './oauth/token.ts'
import { answerUserInfo, factCalls } from './oauth/user-info.ts'
import type { Problem } from './problem.ts'
import { jsonReply, type Reply } from './reply.ts'
import type { Mock } from './seams.ts'
import { answerRegistration } from './webhooks/registration.ts'
import { answerTrigger } from './webhooks/trigger.ts'

/** One endpoint of a partner. */
export interface Route {
  readonly name: string
  /** For `Allow`. */
  readonly methods: readonly string[]
  /** How its errors are wrapped. */
  readonly envelope: Envelope
  match(incoming: Incoming): RequestMatch
  answer(call: Call, mock: Mock): Reply | Promise<Reply>
  /** Why a request that is wrong in its form is refused before its form is looked at. */
  refusal?(call: Call, mock: Mock): Problem | undefined
}

/** The endpoints that a descriptor declares. What is recognised by constant members stands before what is not. */
export function routesOf(partner: Partner, baseUrl: string): readonly Route[] {
  return [
    ...oauthRoutes(partner, baseUrl),
    ...webhookRoutes(partner, baseUrl),
    ...dataRoutes(partner, baseUrl),
    ...fetchRoutes(partner, baseUrl),
    ...tokenRoutes(partner, baseUrl),
  ]
}

function oauthRoutes(partner: Partner, baseUrl: string): readonly Route[] {
  const { auth } = partner
  if (auth.kind !== 'oauth2') return []
  const authorizationPath = resolveUrl(auth.authorizationUrl, baseUrl).pathname
  const envelope: Envelope = { root: '' }
  const { revocation } = auth
  return [
    atPath('authorize', authorizationPath, ['GET', 'POST'], envelope, authorize),
    ...(revocation === undefined
      ? []
      : [
          atTemplate('revoke', revocation, baseUrl, auth.tokenResponse, (call, mock) =>
            answerRevocation(revocation, call, mock),
          ),
        ]),
    ...factCalls(partner).map((template) =>
      atTemplate('userInfo', template, baseUrl, envelope, (call, mock) =>
        answerUserInfo(template, call, mock),
      ),
    ),
  ]
}

function webhookRoutes(partner: Partner, baseUrl: string): readonly Route[] {
  const { auth, webhooks } = partner
  const envelope: Envelope = { root: '' }
  const routes: Route[] = []
  const registration = webhooks?.registration
  if (registration !== undefined && registration.kind !== 'dashboard')
    routes.push(
      atTemplate('webhooks.register', registration.request, baseUrl, envelope, (call, mock) =>
        answerRegistration(registration, call, mock),
      ),
    )
  const trigger = webhooks?.trigger
  if (trigger !== undefined)
    routes.push(
      atTemplate('webhooks.trigger', trigger, baseUrl, envelope, (call, mock) =>
        answerTrigger(trigger, call, mock),
      ),
    )
  if (auth.kind === 'oauth2')
    for (const template of auth.afterLink)
      routes.push(
        atTemplate('afterLink', template, baseUrl, envelope, (call, mock) =>
          acknowledge(template, call, mock),
        ),
      )
  return routes
}

function dataRoutes(partner: Partner, baseUrl: string): readonly Route[] {
  return dataTypesOf(partner).flatMap((type) => {
    const source = partner.data[type]!
    const { scopes, response, transaction } = source
    const at = (name: string, template: RequestTemplate, answer: Route['answer']): Route => ({
      ...atTemplate(name, template, baseUrl, response, answer),
      refusal: (call, mock) => admit({ template, scopes, needs: 'token' }, call, mock).problem,
    })
    if (transaction !== undefined) return transactionRoutes(type, { ...source, transaction }, at)
    return [at(`data.${type}`, source.request, (call, mock) => answerData(type, source, call, mock))]
  })
}

function transactionRoutes(
  type: DataType,
  source: TransactionSource,
  at: (name: string, template: RequestTemplate, answer: Route['answer']) => Route,
): readonly Route[] {
  const { open, commit, items } = source.transaction
  const item = items?.request
  return [
    ...(item === undefined
      ? []
      : [at(`data.${type}.item`, item, (call, mock) => answerItem(type, source, item, call, mock))]),
    at(`data.${type}`, source.request, (call, mock) => answerListing(type, source, call, mock)),
    at(`data.${type}.open`, open, (call, mock) => answerOpen(type, source, call, mock)),
    at(`data.${type}.commit`, commit, (call, mock) => answerCommit(type, source, call, mock)),
  ]
}

/** Where thin events are fetched, unless that is a data type's own endpoint. */
function fetchRoutes(partner: Partner, baseUrl: string): readonly Route[] {
  return (partner.webhooks?.events ?? []).flatMap(({ name, dataType, fetch: template }) => {
    const source = dataType === undefined ? undefined : partner.data[dataType]
    if (template === undefined || dataType === undefined || source === undefined) return []
    const answer = (call: Call, mock: Mock) => answerFetch(dataType, source, template, call, mock)
    return [atTemplate(`fetch.${name}`, template, baseUrl, source.response, answer)]
  })
}

function tokenRoutes(partner: Partner, baseUrl: string): readonly Route[] {
  const { auth } = partner
  if (auth.kind !== 'oauth2' && auth.kind !== 'clientCredentials') return []
  const path = (url: string) => resolveUrl(url, baseUrl).pathname
  const { tokenUrl, refreshUrl, tokenResponse } = auth
  return [
    atPath('token', path(tokenUrl), ['POST'], tokenResponse, token),
    ...(refreshUrl === undefined
      ? []
      : [atPath('refresh', path(refreshUrl), ['POST'], tokenResponse, token)]),
    atPath('jwks', path('/.well-known/jwks.json'), ['GET'], { root: '' }, async (_, mock) =>
      jsonReply(200, await mock.signer.keys()),
    ),
  ]
}

/** A step after linking: noted and thanked for. */
function acknowledge(template: RequestTemplate, call: Call, mock: Mock): Reply {
  const { problem } = admit({ template }, call, mock)
  if (problem !== undefined) return mock.seams.errorReply(problem, { root: '' }, call, mock)
  return jsonReply(200, markSuccess({}, houseEnvelope(mock.partner)))
}

function atTemplate(
  name: string,
  template: RequestTemplate,
  baseUrl: string,
  envelope: Envelope,
  answer: Route['answer'],
): Route {
  const match = ({ request, body }: Incoming) => matchRequest(template, request, body, baseUrl)
  return { name, methods: [template.method], envelope, match, answer }
}

/** Endpoints of OAuth read their parameters themselves, so that they can say what is wrong with them. */
function atPath(
  name: string,
  path: string,
  methods: readonly string[],
  envelope: Envelope,
  answer: Route['answer'],
): Route {
  const match = ({ request, url }: Incoming): RequestMatch => {
    if (url.pathname !== path)
      return { matches: false, mismatch: 'route', detail: `the path is ${url.pathname}` }
    return methods.includes(request.method)
      ? { matches: true, values: {} }
      : { matches: false, mismatch: 'method', detail: `the method is ${request.method}` }
  }
  return { name, methods, envelope, match, answer }
}
