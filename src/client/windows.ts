import type { DataSource } from '../partner/data.ts'
import { requestPlaceholders } from '../partner/request-template.ts'
import { formatTime, resolutionMs } from '../partner/time-format.ts'

/** A half-open span of time, in milliseconds since the Unix epoch. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** One question about time that a partner allows, and how its template says it. */
export interface Window extends Span {
  /** `{from}`, `{to}`, `{day}`, `{since}`, and `{days}`: how many back from now. */
  readonly values: Readonly<Record<'from' | 'to' | 'day' | 'since' | 'days', string | number>>
}

const DAY_MS = 86_400_000

/**
 * The questions that together cover a span, oldest first: no wider than `range.maxDays`, no older than
 * `range.lookbackDays` before now, on whole steps of the range's format, and a day each where the partner takes one
 * day at a time. A partner without a range is asked once.
 */
export function windowsOf(
  source: Pick<DataSource, 'range' | 'request'>,
  span: Span,
  nowMs: number,
): readonly Window[] {
  const { range, request } = source
  const placeholders = requestPlaceholders(request)
  const stepMs = resolutionMs(range.format)
  const { fromMs, toMs } = aligned(source, span, nowMs)
  if (fromMs >= toMs) return []
  const bounded = placeholders.includes('to')
  const byDay = placeholders.includes('day') && !placeholders.includes('from')
  if (!bounded && !byDay) return [windowOf(source, fromMs, toMs, nowMs)]
  const widthMs = byDay ? DAY_MS : Math.max(stepMs, (range.maxDays ?? Number.POSITIVE_INFINITY) * DAY_MS)
  const windows: Window[] = []
  for (let startMs = fromMs; startMs < toMs; startMs += widthMs) {
    windows.push(windowOf(source, startMs, Math.min(toMs, startMs + widthMs), nowMs))
  }
  return windows
}

/** Whole steps that cover the span: what a format cannot say must not fall out at either end. */
function aligned({ range, request }: Pick<DataSource, 'range' | 'request'>, span: Span, nowMs: number): Span {
  const isByDay = requestPlaceholders(request).includes('day')
  const stepMs = isByDay ? DAY_MS : resolutionMs(range.format)
  const oldestMs =
    range.lookbackDays === undefined ? undefined : ceil(nowMs - range.lookbackDays * DAY_MS, stepMs)
  const fromMs = floor(span.fromMs, stepMs)
  return {
    fromMs: oldestMs === undefined ? fromMs : Math.max(fromMs, oldestMs),
    toMs: ceil(span.toMs, stepMs),
  }
}

/** One question about all of a span. */
export function windowOf(
  { range }: Pick<DataSource, 'range'>,
  fromMs: number,
  toMs: number,
  nowMs: number,
): Window {
  const stepMs = resolutionMs(range.format)
  const say = (epochMs: number) => formatTime(range.format, epochMs)
  const from = say(range.start === 'exclusive' ? fromMs - stepMs : fromMs)
  const to = say(range.end === 'inclusive' ? toMs - stepMs : toMs)
  const days = Math.min(
    range.maxDays ?? Number.POSITIVE_INFINITY,
    Math.max(1, Math.ceil((nowMs - fromMs) / DAY_MS)),
  )
  return { fromMs, toMs, values: { from, to, day: say(fromMs), since: from, days } }
}

function floor(ms: number, stepMs: number): number {
  return Math.floor(ms / stepMs) * stepMs
}

function ceil(ms: number, stepMs: number): number {
  return Math.ceil(ms / stepMs) * stepMs
}
