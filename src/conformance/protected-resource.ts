import type { Exchange } from '../http/exchange.ts'
import { responseJson } from '../http/exchange.ts'
import { fillTemplate, type TemplateValues } from '../kernel/template.ts'
import type { DataType } from '../partner/data.ts'
import { effectiveStatus } from '../partner/envelope.ts'
import { fillRequest } from '../partner/fill-request.ts'
import { dataSource, dataTypesOf, type Partner } from '../partner/partner.ts'
import { formatTime, resolutionMs } from '../partner/time-format.ts'
import type { DataAnswer } from './evidence/auth.ts'
import type { Grant } from './grant.ts'
import { valuesOf } from './open-grant.ts'
import type { ProbeContext } from './probe.ts'

const DAY_MS = 86_400_000

/** How a request presents itself: honestly, or in one of the ways that must be refused. */
export type Presented =
  | { readonly as: 'grant'; readonly grant: Grant }
  | { readonly as: 'nobody' }
  /** A token that nobody issued. */
  | { readonly as: 'stranger' }
  /** The grant's own token, in the query (RFC 6750 §2.3). */
  | { readonly as: 'query'; readonly grant: Grant }

/** One question to a data endpoint: the last `days` days, 7 unless told. */
export async function askForData(
  context: ProbeContext,
  type: DataType,
  presented: Presented,
  days = 7,
): Promise<Exchange> {
  const { partner, environment, clock } = context
  const source = dataSource(partner, type)
  const { format } = source.range
  const stepMs = resolutionMs(format)
  const toMs = Math.floor(clock.epochMs() / stepMs) * stepMs
  const fromMs =
    toMs - Math.min(days, source.range.maxDays ?? days) * DAY_MS + (stepMs >= DAY_MS ? 0 : stepMs)
  const tokens = 'grant' in presented ? presented.grant.tokens : undefined
  const values: TemplateValues = {
    ...valuesOf(context, { accessToken: STRANGER, ...tokens }),
    from: formatTime(format, fromMs),
    to: formatTime(format, toMs),
    since: formatTime(format, fromMs),
    day: formatTime(format, toMs),
    page: source.paging.kind === 'page' ? source.paging.first : undefined,
    offset: source.paging.kind === 'offset' ? 0 : undefined,
    userId: 'grant' in presented ? presented.grant.userId : '0',
  }
  const request = fillRequest(source.request, values, environment.baseUrl)
  return context.exchange(withAccess(request, context, presented.as, values))
}

/** The same, with the answer's status read through its envelope. */
export async function answerTo(
  context: ProbeContext,
  type: DataType,
  presented: Presented,
  days?: number,
): Promise<DataAnswer> {
  const exchange = await askForData(context, type, presented, days)
  return { exchange, status: dataStatus(context.partner, type, exchange) }
}

/** Why there is nothing to ask for, or `undefined` when there is. */
export function noData(partner: Partner): string | undefined {
  return firstDataType(partner) === undefined ? 'the partner offers no data' : undefined
}

/** The status of a data endpoint's answer, errors inside HTTP 200 included. */
export function dataStatus(partner: Partner, type: DataType, exchange: Exchange): number {
  return effectiveStatus(dataSource(partner, type).response, exchange.response.status, responseJson(exchange))
}

/** The data type that shows whether a token works: the first that the partner offers. */
export function firstDataType(partner: Partner): DataType | undefined {
  return dataTypesOf(partner)[0]
}

/** Well formed, so that it is refused for what it is and not for how it looks. */
const STRANGER = 'terrarium-invented-this-token-0000000000000000'

function withAccess(
  request: Request,
  { partner }: ProbeContext,
  as: Presented['as'],
  values: TemplateValues,
): Request {
  const { access } = partner.auth
  const url = new URL(request.url)
  const headers = new Headers(request.headers)
  if (as === 'query') url.searchParams.set('access_token', String(values.accessToken))
  if (as === 'grant' || as === 'stranger') {
    for (const [name, template] of Object.entries(access.headers)) {
      headers.set(name, fillTemplate(template, values) ?? '')
    }
    for (const [name, template] of Object.entries(access.query)) {
      url.searchParams.set(name, fillTemplate(template, values) ?? '')
    }
  }
  return new Request(new Request(url, request), { headers })
}
