import type { Window } from '../client/windows.ts'
import type { DataSource } from '../partner/data.ts'
import { dataSource, type Partner, pulledTypesOf } from '../partner/partner.ts'
import { requestPlaceholders } from '../partner/request-template.ts'
import { isWallClock, resolutionMs } from '../partner/time-format.ts'
import type { RecordFacts } from './record-facts.ts'

const DAY_MS = 86_400_000

/** Which ends of a range a request can say to the step: a partner may take a start alone, or no range at all. */
export function boundsOf({ request }: Pick<DataSource, 'request'>): {
  readonly lower: boolean
  readonly upper: boolean
} {
  const placeholders = requestPlaceholders(request)
  const has = (...names: readonly string[]) => names.some((name) => placeholders.includes(name))
  return { lower: has('from', 'since', 'day'), upper: has('to', 'day') }
}

/** Why the first data type cannot be asked for a range, or `undefined` when it can. */
export function noRange(partner: Partner): string | undefined {
  const [type] = pulledTypesOf(partner)
  if (type === undefined) return undefined
  const source = dataSource(partner, type)
  return boundsOf(source).lower || requestPlaceholders(source.request).includes('days')
    ? undefined
    : 'the request of the first data type has no range'
}

/** Why the first data type cannot be asked for the future, or `undefined` when it can. */
export function noFuture(partner: Partner): string | undefined {
  const [type] = pulledTypesOf(partner)
  return type === undefined || boundsOf(dataSource(partner, type)).lower
    ? undefined
    : 'the request of the first data type does not say from when on'
}

/**
 * Why a record should not have come back for a window, or `undefined`. Ranges of local times are compared with the
 * record's own clock. A day of slack on either side is left where that cannot be told: no offset, an hour that clocks
 * show twice, or instants filed under days.
 */
export function outsideRange(
  { startMs, endMs = startMs, offsetMinutes, isStartShownTwice = false }: RecordFacts,
  source: DataSource,
  { fromMs, toMs }: Pick<Window, 'fromMs' | 'toMs'>,
): string | undefined {
  const { range, records } = source
  const { lower, upper } = boundsOf(source)
  if (startMs === undefined || endMs === undefined || range.match === 'modified') return undefined
  const isOfDays = resolutionMs(records.time) >= DAY_MS
  const isVague = isWallClock(range.format)
    ? offsetMinutes === undefined && !isOfDays
    : isStartShownTwice || (offsetMinutes === undefined && isWallClock(records.time))
  const isFiled = range.match === 'day' && !isOfDays
  const slackMs = isVague || isFiled ? DAY_MS : 0
  const shiftMs = isWallClock(range.format) ? (offsetMinutes ?? 0) * 60_000 : 0
  const firstMs = (range.match === 'overlap' ? endMs : startMs) + shiftMs
  if (lower && firstMs < fromMs - slackMs) return 'starts before the range'
  return upper && startMs + shiftMs >= toMs + slackMs ? 'starts after the range' : undefined
}
