import type { DataSource, DataType, Paging } from '../partner/data.ts'
import type { OffsetUnit } from '../partner/offset-unit.ts'
import type { Partner } from '../partner/partner.ts'
import { requestPlaceholders } from '../partner/request-template.ts'
import type { Transaction } from '../partner/transaction.ts'
import { envelopeSaid } from './access-facts.ts'
import { factsOf } from './fact.ts'
import { carried, lasting, requestLine } from './phrases.ts'
import type { Sample } from './sample.ts'

/** What each of Terra's data types is for. */
export const PURPOSES: Readonly<Record<DataType, string>> = {
  sleep: 'One user’s nights and naps.',
  activity: 'One user’s workouts.',
  daily: 'One user’s totals of each day.',
  body: 'One user’s measurements of the body.',
  nutrition: 'What one user ate and drank.',
  menstruation: 'One user’s cycle.',
  athlete: 'Who the user is.',
}

/** All about one endpoint but its example. */
export function endpointFacts(
  { auth }: Partner,
  type: DataType,
  source: DataSource,
  baseUrl: string,
): Pick<Sample, 'about' | 'facts'> {
  const { request, scopes, range, paging, response, records, deferred, transaction } = source
  const isRanged = hasRange(source)
  return {
    about: PURPOSES[type],
    facts: factsOf({
      Request: requestLine(request, baseUrl),
      Access: carried(auth),
      Scopes: scopes.join(' ') || 'none',
      'Date range': rangePassed(source),
      'Widest range': isRanged && range.maxDays !== undefined ? `${range.maxDays} days` : undefined,
      'Data kept for': range.lookbackDays === undefined ? undefined : `${range.lookbackDays} days`,
      User: userPassed(source),
      Records: shapeOf(source),
      'Id of a record': records.id,
      'Start and end of a record': [records.start, records.end]
        .filter((at) => at !== undefined)
        .join(' and '),
      'Time of modification': records.updated,
      'User id in a record': records.userId,
      Times: timesSaid(source),
      'Order of records': orderSaid(source),
      Paging: pagingSaid(paging),
      'No data': EMPTY[source.empty],
      'Errors inside HTTP 200': envelopeSaid(response),
      'Offered once': transaction === undefined ? undefined : offeredSaid(transaction, baseUrl),
      'Sent later':
        deferred === undefined
          ? undefined
          : `the answer is 202, and the records come within ${lasting(deferred.withinSeconds)} as the event ${deferred.event}; a repeated request is answered with ${deferred.duplicate}`,
    }),
  }
}

const EMPTY: Readonly<Record<DataSource['empty'], string>> = {
  list: 'an empty list',
  '204': '204 without a body',
  '404': '404',
  absent: 'the list is absent',
}

const MATCHES: Readonly<Record<DataSource['range']['match'], string>> = {
  start: 'records that start in it',
  overlap: 'records that overlap it',
  day: 'records of its days',
  modified: 'records that were modified in it',
}

/** How a date range gets into the request. */
export function rangePassed(source: DataSource): string {
  const { request, range } = source
  const said = requestPlaceholders(request).filter((name) =>
    ['from', 'to', 'day', 'days', 'since'].includes(name),
  )
  if (said.length === 0) return 'There is no date range.'
  const bounds = said.includes('to') ? `, start ${range.start}, end ${range.end}` : ''
  return `${said.map((name) => `{${name}}`).join(' and ')} as ${range.format}${bounds}; it brings ${MATCHES[range.match]}.`
}

/** How the user gets into the request. */
export function userPassed({ request }: DataSource): string {
  const named = requestPlaceholders(request).filter((name) => name === 'userId' || name === 'userEmail')
  return named.length > 0
    ? `The user is named by ${named.map((name) => `{${name}}`).join(' and ')}.`
    : 'The user is the one whose token it is.'
}

/** What the answer looks like, in a few words. */
export function shapeOf({ response, records }: DataSource): string {
  const at = `${response.root}${records.at}`
  return at === '' ? 'JSON, the whole answer is the records.' : `JSON, the records at ${at}.`
}

const OFFSET_WORDS: Readonly<Record<OffsetUnit, string>> = {
  s: 'their offset from UTC in seconds',
  min: 'their offset from UTC in minutes',
  ms: 'their offset from UTC in milliseconds',
  iso: 'their offset from UTC, such as +01:00,',
  duration: 'their offset from UTC, such as 3600s,',
  zone: 'their IANA time zone',
  local: 'the local time of the start',
}

function timesSaid({ records }: DataSource): string {
  const { time, offset } = records
  if (offset === undefined) return time
  const isLacked = offset.optional === true ? ', where the device knows it' : ''
  return `${time}, ${OFFSET_WORDS[offset.unit]} at ${offset.at}${isLacked}`
}

function offeredSaid({ open, commit, size, expiresSeconds, items }: Transaction, baseUrl: string): string {
  const held = size === undefined ? 'all that is new' : `${size} records at most`
  const told =
    items === undefined ? 'lists' : `names by their URLs: ${requestLine(items.request, baseUrl)} gives one`
  return `${requestLine(open, baseUrl)} opens a transaction over ${held}, which the request ${told}; ${requestLine(commit, baseUrl)} takes them, and they are not offered again; one that is not committed within ${lasting(expiresSeconds)} is forgotten`
}

function orderSaid({ records: { order }, range }: DataSource): string | undefined {
  if (order === undefined) return undefined
  return `${order} by ${range.match === 'modified' ? 'modification' : 'start'}`
}

function pagingSaid(paging: Paging): string {
  const size = 'size' in paging && paging.size !== undefined ? `, ${paging.size} records a page` : ''
  switch (paging.kind) {
    case 'none':
      return 'none: an answer is whole'
    case 'cursor':
      return `{cursor} from ${paging.next} of the answer before${size}`
    case 'offset':
      return `{offset} counts records, on while ${paging.more} says so${size}`
    case 'page':
      return `{page} counts from ${paging.first}${paging.pages === undefined ? '' : ` up to ${paging.pages}`}${paging.more === undefined ? '' : `, on while ${paging.more} says so`}${size}`
    case 'nextUrl':
      return `the URL of the next page at ${paging.next}${size}`
    case 'link':
      return `the header Link with rel="next"${size}`
  }
}

function hasRange({ request }: DataSource): boolean {
  return requestPlaceholders(request).some((name) => ['from', 'to', 'since', 'day', 'days'].includes(name))
}
