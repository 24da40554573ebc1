import { spanAround } from '../client/event-time.ts'
import { idText } from '../client/locate.ts'
import { type Span, type Window, windowsOf } from '../client/windows.ts'
import type { Exchange } from '../http/exchange.ts'
import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataType } from '../partner/data.ts'
import { matchRequest } from '../partner/match-request.ts'
import { dataSource } from '../partner/partner.ts'
import type { ProviderSession } from './provider-session.ts'
import { hasField } from './record-field.ts'
import { recentWindows, type StateValues, windowValues } from './state-values.ts'

/** A range with records in it: the newest window that has any. */
export async function someRecords(
  session: ProviderSession,
  type: DataType,
): Promise<StateValues | undefined> {
  const source = dataSource(session.partner, type)
  for (const window of recentWindows(session, type)) {
    const [record] = (await pulled(session, type, window)).records
    if (record === undefined) continue
    const recordId = idText(resolvePointer(record, source.records.id))
    return { ...windowValues(window), ...(recordId === undefined ? {} : { recordId }) }
  }
  return undefined
}

/** A narrow range around a record in which the field stands. */
export async function recordWithField(
  session: ProviderSession,
  type: DataType,
  field: string,
): Promise<StateValues | undefined> {
  const source = dataSource(session.partner, type)
  for (const window of recentWindows(session, type)) {
    const found = (await pulled(session, type, window)).records.filter((record) => hasField(record, field))
    for (const record of found.slice(0, 3)) {
      const narrow = aroundRecord(session, type, record)
      if (narrow === undefined) continue
      const first = (await pulled(session, type, narrow)).records.slice(0, pageSize(source.paging))
      if (first.some((other) => hasField(other, field))) return windowValues(narrow)
    }
  }
  return undefined
}

/** A range of more than one page, and what leads to the second. */
export async function manyRecords(
  session: ProviderSession,
  type: DataType,
): Promise<StateValues | undefined> {
  const { partner, environment } = session
  const { request: template, paging } = dataSource(partner, type)
  const isElsewhere = paging.kind === 'nextUrl' || paging.kind === 'link'
  for (const window of recentWindows(session, type)) {
    const { requests } = await pulled(session, type, window)
    const asked = requests.map(({ url, method, headers, body }) => ({
      url,
      match: matchRequest(template, new Request(url, { method, headers }), body, environment.baseUrl),
    }))
    // A token may have been renewed in between; where the next page is elsewhere, it is what was asked right after.
    const first = asked.findIndex(({ match }) => match.matches)
    const second = asked.slice(first + 1).find(({ match }) => match.matches || isElsewhere)
    if (second === undefined) continue
    const { cursor, offset } = second.match.matches ? second.match.values : {}
    const next = { ...(cursor === undefined ? {} : { cursor }), ...(offset === undefined ? {} : { offset }) }
    return { ...windowValues(window), ...next, nextPage: relativeTo(environment.baseUrl, second.url) }
  }
  return undefined
}

/** A day without any record. */
export async function noRecords(session: ProviderSession, type: DataType): Promise<StateValues | undefined> {
  const { partner, clock } = session
  const { range } = dataSource(partner, type)
  const daysBack = [2, 9, 30, (range.lookbackDays ?? 365) - 2]
  for (const days of daysBack) {
    const toMs = clock.epochMs() - (days - 1) * DAY_MS
    const [window] = windowsOf(dataSource(partner, type), { fromMs: toMs - DAY_MS, toMs }, clock.epochMs())
    if (window !== undefined && (await pulled(session, type, window)).records.length === 0)
      return windowValues(window)
  }
  return undefined
}

const DAY_MS = 86_400_000

/** What one pull came to. */
interface Pulled {
  readonly records: readonly JsonValue[]
  readonly requests: readonly Exchange['request'][]
}

/** Nobody is asked the same thing twice: many states want to know the same. */
const pulls = new WeakMap<ProviderSession, Map<string, Promise<Pulled>>>()

function pulled(session: ProviderSession, type: DataType, { fromMs, toMs }: Span): Promise<Pulled> {
  const known = pulls.get(session) ?? new Map<string, Promise<Pulled>>()
  pulls.set(session, known)
  const key = `${type} ${fromMs} ${toMs}`
  const pull = known.get(key) ?? pullNow(session, type, { fromMs, toMs })
  known.set(key, pull)
  return pull
}

async function pullNow(session: ProviderSession, type: DataType, span: Span): Promise<Pulled> {
  const { client, connectionId, exchanges } = session
  const before = exchanges.length
  const records: JsonValue[] = []
  for await (const { record } of client.pull(connectionId, type, span)) records.push(record)
  return { records, requests: exchanges.slice(before).map(({ request }) => request) }
}

function aroundRecord(
  { partner, clock }: ProviderSession,
  type: DataType,
  record: JsonValue,
): Window | undefined {
  const source = dataSource(partner, type)
  const nowMs = clock.epochMs()
  return windowsOf(source, spanAround(source, resolvePointer(record, source.records.start), nowMs), nowMs)[0]
}

function pageSize(paging: { readonly kind: string; readonly size?: number }): number {
  return paging.kind === 'none' ? Number.POSITIVE_INFINITY : (paging.size ?? 20)
}

function relativeTo(baseUrl: string, url: string): string {
  return url.startsWith(baseUrl) ? url.slice(baseUrl.length) : new URL(url).pathname + new URL(url).search
}
