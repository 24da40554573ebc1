import { type Answer, answerOf, withAccess } from '../client/answer.ts'
import { callValues } from '../client/call-values.ts'
import { dataRequest } from '../client/data-request.ts'
import { firstPage } from '../client/next-page.ts'
import { windowsOf } from '../client/windows.ts'
import type { TemplateValues } from '../kernel/template.ts'
import type { Credentials } from '../partner/credentials.ts'
import type { DataType } from '../partner/data.ts'
import { fillRequest } from '../partner/fill-request.ts'
import { dataSource, dataTypesOf, type Partner, pulledTypesOf } from '../partner/partner.ts'
import type { RequestTemplate } from '../partner/request-template.ts'
import type { Grant } from './grant.ts'
import type { ProbeContext } from './probe.ts'

const DAY_MS = 86_400_000

/** How a request presents itself: honestly, or in one of the ways that must be refused. */
export type Presented =
  | { readonly as: 'grant'; readonly grant: Grant }
  | { readonly as: 'nobody' }
  /** Credentials that nobody issued. */
  | { readonly as: 'stranger' }
  /** The grant's own token with its end changed: a forged signature. */
  | { readonly as: 'forger'; readonly grant: Grant }
  /** The grant's own token, in the query (RFC 6750 §2.3). */
  | { readonly as: 'query'; readonly grant: Grant }

/** Well formed, so that it is refused for what it is and not for how it looks. */
const STRANGER = 'terrarium-invented-this-token-0000000000000000'

/** One question to a data endpoint about the newest days: as many as one request may ask for, 7 at most. */
export async function askForData(
  context: ProbeContext,
  type: DataType,
  presented: Presented,
): Promise<Answer> {
  const { partner, environment, clock } = context
  const source = dataSource(partner, type)
  const values = valuesOf(presented, context)
  const nowMs = clock.epochMs()
  const window = windowsOf(source, { fromMs: nowMs - 7 * DAY_MS, toMs: nowMs }, nowMs).at(-1)
  const request = dataRequest(source, {
    baseUrl: environment.baseUrl,
    values: { ...values, ...window?.values },
    position: firstPage(source.paging),
  })
  const exchange = await context.exchange(presentedRequest(request, presented.as, context, values))
  return answerOf(exchange, source.response)
}

/**
 * One question to what shows whether a token works: the first data type; where the partner offers no data, the call
 * that tells who the user is. `undefined` where there is neither.
 */
export async function askWithToken(context: ProbeContext, presented: Presented): Promise<Answer | undefined> {
  const type = firstDataType(context.partner)
  return type === undefined ? askWhoItIs(context, presented) : askForData(context, type, presented)
}

/** The same question to everything that a token opens: each data type, and the call that tells who the user is. */
export async function askEverything(
  context: ProbeContext,
  presented: Presented,
): Promise<readonly { readonly what: string; readonly answer: Answer }[]> {
  const answers = []
  for (const type of pulledTypesOf(context.partner))
    answers.push({ what: `${type} data`, answer: await askForData(context, type, presented) })
  const answer = await askWhoItIs(context, presented)
  return answer === undefined ? answers : [...answers, { what: 'the user call', answer }]
}

async function askWhoItIs(context: ProbeContext, presented: Presented): Promise<Answer | undefined> {
  const { partner, environment } = context
  const template = userCall(partner)
  if (template === undefined) return undefined
  const values = valuesOf(presented, context)
  const request = fillRequest(template, values, environment.baseUrl)
  const exchange = await context.exchange(
    presented.as === 'query' ? presentedRequest(request, 'query', context, values) : request,
  )
  return answerOf(exchange, 'tokenResponse' in partner.auth ? partner.auth.tokenResponse : {})
}

/** The data type that shows whether a token works: the first whose request brings records. */
export function firstDataType(partner: Partner): DataType | undefined {
  return pulledTypesOf(partner)[0]
}

/** Why there is nothing to ask for, or `undefined` when there is. */
export function noData(partner: Partner): string | undefined {
  if (firstDataType(partner) !== undefined) return undefined
  return (
    noDataTypes(partner) ??
    'the partner sends its data later, as events, or offers them once, in transactions'
  )
}

/** Why there is nothing to map, or `undefined` when there is. */
export function noDataTypes(partner: Partner): string | undefined {
  return dataTypesOf(partner).length === 0 ? 'the partner offers no data' : undefined
}

/** Why there is nothing to try a token on, or `undefined` when there is. */
export function nothingProtected(partner: Partner): string | undefined {
  return userCall(partner) === undefined ? noData(partner) : undefined
}

function userCall({ auth }: Partner): RequestTemplate | undefined {
  return auth.kind === 'oauth2' && auth.userId.from === 'call' ? auth.userId.request : undefined
}

function valuesOf(presented: Presented, { partner, credentials, environment }: ProbeContext): TemplateValues {
  const { auth } = partner
  const grant = 'grant' in presented ? presented.grant : undefined
  const { userId = environment.users[0] ?? '0', userEmail = emailIn(environment) } = grant ?? {}
  const user = { userId, userEmail }
  switch (presented.as) {
    case 'grant':
    case 'query':
      return callValues(auth, credentials, { ...user, accessToken: presented.grant.tokens.accessToken })
    case 'forger':
      return callValues(auth, credentials, {
        ...user,
        accessToken: withOtherEnd(presented.grant.tokens.accessToken),
      })
    case 'stranger':
      return callValues(auth, strange(credentials), { ...user, accessToken: STRANGER })
    case 'nobody':
      return callValues(auth, { ...credentials, constants: {} }, user)
  }
}

/** Whoever shows no grant asks about somebody of whom nothing was told. */
function emailIn({ users }: ProbeContext['environment']): string {
  return users.find((user) => user.includes('@')) ?? 'someone@example.com'
}

function strange(credentials: Credentials): Credentials {
  const constants = Object.keys(credentials.constants).map((name) => [name, STRANGER] as const)
  return { ...credentials, constants: Object.fromEntries(constants) }
}

/** Not the very last character: in base64 it holds bits that count for nothing. */
function withOtherEnd(token: string): string {
  const at = Math.max(0, token.length - 8)
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
}

function presentedRequest(
  request: Request,
  as: Presented['as'],
  { partner }: ProbeContext,
  values: TemplateValues,
): Request {
  switch (as) {
    case 'nobody':
      return request
    case 'grant':
    case 'stranger':
    case 'forger':
      return withAccess(request, partner.auth.access, values)
    case 'query':
      return withAccess(
        unauthorized(request),
        { headers: {}, query: { access_token: '{accessToken}' } },
        values,
      )
  }
}

function unauthorized(request: Request): Request {
  const bare = new Request(request)
  bare.headers.delete('authorization')
  return bare
}
