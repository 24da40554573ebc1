import type { Report } from '../conformance/report.ts'
import type { JsonValue } from '../kernel/json.ts'
import type { OAuth2Auth } from '../partner/auth.ts'
import type { DataSource } from '../partner/data.ts'
import type { Locator } from '../partner/locator.ts'
import { dataSource, dataTypesOf, type Environment, type Partner } from '../partner/partner.ts'
import { type RequestTemplate, requestPlaceholders } from '../partner/request-template.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import { printDeclaration } from '../signature/declare.ts'

/** One thing that Terra's application form asks for. */
export interface Answer {
  readonly question: string
  /** Absent where it is still open. */
  readonly answer?: string
  readonly isRequired: boolean
}

/** One endpoint or event, with a full example of what comes. */
export interface Sample {
  readonly title: string
  readonly facts: readonly Answer[]
  readonly example: JsonValue
}

/** The application file: what Terra's form and pages ask for, in their order. */
export interface Dossier {
  readonly partner: { readonly id: string; readonly name: string }
  readonly environment: string
  readonly access: readonly Answer[]
  readonly endpoints: readonly Sample[]
  readonly webhooks: readonly Answer[]
  readonly events: readonly Sample[]
  readonly conformance?: {
    readonly verdict: Report['verdict']
    readonly startedAt: string
    readonly counts: Report['counts']
    readonly open: readonly string[]
  }
  /** What is required and not answered yet. */
  readonly open: readonly string[]
}

/**
 * @param options.example - a full example of an answer or a delivery, by its declared one: health values replaced.
 * @param options.report - of a run against the environment, where there is one.
 */
export function buildDossier(
  partner: Partner,
  options: {
    readonly environmentName: string
    readonly environment: Environment
    readonly example: (declared: DataSource | WebhookEvent) => JsonValue
    readonly report?: Report | undefined
  },
): Dossier {
  const { environmentName, environment, example, report } = options
  const access = accessAnswers(partner, environment)
  const endpoints = dataTypesOf(partner).map((type) => {
    const source = dataSource(partner, type)
    return { title: type, facts: endpointAnswers(source), example: example(source) }
  })
  const webhooks = webhookAnswers(partner)
  const events = (partner.webhooks?.events ?? []).map((event) => ({
    title: event.name,
    facts: eventAnswers(event),
    example: example(event),
  }))
  const open = [...access, ...endpoints.flatMap(({ facts }) => facts), ...webhooks]
    .filter(({ isRequired, answer }) => isRequired && answer === undefined)
    .map(({ question }) => question)
  return {
    partner: { id: partner.id, name: partner.name },
    environment: environmentName,
    access,
    endpoints,
    webhooks,
    events,
    ...(report === undefined ? {} : { conformance: conformanceOf(report) }),
    open: [
      ...open,
      ...(report === undefined
        ? ['A conformance run against this environment (terrarium check --json).']
        : []),
    ],
  }
}

function conformanceOf({ verdict, startedAt, counts, checks }: Report): NonNullable<Dossier['conformance']> {
  const wrong = checks.filter(
    (result) => result.verdict === 'fail' || result.verdict === 'error' || result.verdict === 'warn',
  )
  return { verdict, startedAt, counts, open: wrong.map(({ id, found }) => `${id}: ${found}`) }
}

function accessAnswers({ auth, webhooks }: Partner, { baseUrl }: Environment): readonly Answer[] {
  const methods = webhooks === undefined ? 'polling' : 'polling and webhooks'
  const common = [answer('Base URL', baseUrl), answer('Integration method', methods)]
  if (auth.kind === 'oauth2') return [...common, ...oauthAnswers(auth)]
  if (auth.kind === 'clientCredentials') {
    return [
      ...common,
      answer('Token URL', auth.tokenUrl),
      answer('Client authentication', auth.clientAuthentication),
    ]
  }
  const where = [...Object.keys(auth.access.headers), ...Object.keys(auth.access.query)].join(', ')
  return [...common, answer('Credentials', `${auth.kind}, in ${where}`)]
}

function oauthAnswers(auth: OAuth2Auth): readonly Answer[] {
  const { scopes, refresh, userId, revocation } = auth
  return [
    answer('OAuth authorization endpoint', auth.authorizationUrl),
    answer('OAuth token endpoint', auth.tokenUrl),
    optional('Refresh URL, where it differs', auth.refreshUrl),
    optional('Revocation', revocation === undefined ? undefined : requestLine(revocation)),
    answer('Client credentials', 'handed over separately; never in this file'),
    answer('Client authentication', auth.clientAuthentication),
    answer('PKCE', auth.pkce),
    answer(
      'Refresh tokens',
      refresh.kind === 'rotating' && refresh.graceSeconds > 0
        ? `rotating, ${refresh.graceSeconds} s of grace`
        : refresh.kind,
    ),
    answer('Where the user id is', located(userId)),
    answer('Type of the user id', userId.type),
    answer('Scopes to request', scopes.request.join(scopes.separator)),
    answer('Where the granted scopes are', located(scopes.granted)),
  ]
}

function endpointAnswers({ request, scopes, range, paging, records, empty }: DataSource): readonly Answer[] {
  const placeholders = requestPlaceholders(request)
  const bounds = `${range.format}, start ${range.start}, end ${range.end}, matched by ${range.match}`
  const isRanged = placeholders.some((name) => ['from', 'to', 'since', 'day'].includes(name))
  return [
    answer('Request', requestLine(request)),
    answer('Scopes', scopes.join(' ') || 'none'),
    answer('How the date range is passed', isRanged ? bounds : 'there is none'),
    optional('Widest range', range.maxDays === undefined ? undefined : `${range.maxDays} days`),
    optional('Data kept for', range.lookbackDays === undefined ? undefined : `${range.lookbackDays} days`),
    answer(
      'How the user is named',
      placeholders.includes('userId') ? 'by {userId} in the request' : 'by the access token',
    ),
    answer('Paging', paging.kind),
    answer('Where the records are', records.at === '' ? 'the whole answer' : records.at),
    answer('How "no data" is said', empty),
  ]
}

function webhookAnswers({ webhooks }: Partner): readonly Answer[] {
  if (webhooks === undefined) return []
  const { signature, registration, acknowledge, retry, handshake, batch } = webhooks
  return [
    answer('Signature', printDeclaration(signature)),
    answer('Shared secret', 'handed over separately; never in this file'),
    answer(
      'Registration',
      registration.kind === 'dashboard'
        ? 'in the dashboard'
        : `${registration.kind}: ${requestLine(registration.request)}`,
    ),
    answer('Handshake', handshake.kind),
    answer('Acknowledged by', `${acknowledge.status.join(', ')} within ${acknowledge.withinSeconds} s`),
    answer(
      'Retries after',
      retry.delaysSeconds.length === 0 ? 'none' : `${retry.delaysSeconds.join(', ')} s`,
    ),
    optional('Batches', batch === undefined ? undefined : `at most ${batch.maxEvents} events at ${batch.at}`),
  ]
}

function eventAnswers({
  kind,
  payload,
  dataType,
  userId,
  id,
  records,
  recordId,
}: WebhookEvent): readonly Answer[] {
  return [
    answer('What it says', dataType === undefined ? kind : `${kind}, ${dataType}`),
    answer('Payload', payload === 'full' ? `full, records at ${records ?? 'the event itself'}` : 'thin'),
    answer('Which field has the user id', userId),
    optional('Its own id', id === undefined ? undefined : 'at' in id ? id.at : `header ${id.header}`),
    optional('Which field names the record', recordId),
  ]
}

function located(locator: Locator): string {
  switch (locator.from) {
    case 'tokenResponse':
      return `the token response, ${locator.at}`
    case 'call':
      return `${requestLine(locator.request)}, ${locator.at}`
    case 'jwtClaim':
      return `the claims of the JWT at ${locator.token}, ${locator.at}`
    case 'redirect':
      return `the redirect's parameter ${locator.parameter}`
    case 'data':
      return `each record, ${locator.at}`
    case 'none':
      return 'nowhere'
  }
}

/** `GET /v1/sleep?start={from}`: what is sent, without headers, where credentials stand. */
function requestLine({ method, url, query, form, json }: RequestTemplate): string {
  const fields = Object.entries(query ?? {}).map(([name, value]) => `${name}=${value}`)
  const body =
    form !== undefined
      ? ` form ${Object.keys(form).join(', ')}`
      : json === undefined
        ? ''
        : ` JSON ${JSON.stringify(json)}`
  return `${method} ${url}${fields.length === 0 ? '' : `?${fields.join('&')}`}${body}`
}

function answer(question: string, text: string): Answer {
  return text === '' ? { question, isRequired: true } : { question, answer: text, isRequired: true }
}

function optional(question: string, text: string | undefined): Answer {
  return text === undefined ? { question, isRequired: false } : { question, answer: text, isRequired: false }
}
