import type { DataSource, Range } from '../../partner/data.ts'
import type { PlaceholderValues } from '../../partner/match-request.ts'
import { requestPlaceholders } from '../../partner/request-template.ts'
import { parseTime, resolutionMs, type TimeFormat } from '../../partner/time-format.ts'
import { type Problem, problem } from '../problem.ts'
import type { Mock } from '../seams.ts'
import type { Window } from './query.ts'

/** The placeholders that say which records are meant. */
export const RANGE_PLACEHOLDERS = ['from', 'since', 'day', 'days', 'to'] as const

/**
 * The window that a request asks for. A day is a range of one; a number of days is so many back from now; without an
 * upper bound it reaches into the future;
 * without any placeholder the partner knows no ranges and there is no window.
 */
export function readRange(
  values: PlaceholderValues,
  source: DataSource,
  { clock }: Pick<Mock, 'clock'>,
): { readonly window?: Window; readonly problems: readonly Problem[] } {
  const declared = requestPlaceholders(source.request)
  const names = RANGE_PLACEHOLDERS.filter((name) => declared.includes(name))
  if (names.length === 0) return { problems: [] }
  if (names.includes('days')) return lastDays(values.days, source.range, clock.epochMs())
  const { range } = source
  const problems = names.flatMap((name) => valueProblems(name, values[name], range.format))
  if (problems.length > 0) return { problems }
  const read = (name: string) => parseTime(range.format, values[name])!
  const lower = names.find((name) => name !== 'to')
  const upper = names.find((name) => name === 'to' || name === 'day')
  const fromMs = lower === undefined ? Number.MIN_SAFE_INTEGER : read(lower)
  const toMs = upper === undefined ? Number.MAX_SAFE_INTEGER : read(upper)
  const window: Window = {
    fromMs: lower !== 'day' && range.start === 'exclusive' ? fromMs + resolutionMs(range.format) : fromMs,
    toMs: upper === 'day' || range.end === 'inclusive' ? toMs + resolutionMs(range.format) : toMs,
    clock: isLocal(range.format) ? 'local' : 'instant',
  }
  const isBounded = lower !== undefined && upper !== undefined
  return { window, problems: isBounded ? widthProblems(fromMs, toMs, range) : [] }
}

function lastDays(
  value: string | undefined,
  { maxDays = 3650 }: Range,
  nowMs: number,
): { readonly window?: Window; readonly problems: readonly Problem[] } {
  if (value === undefined || value === '')
    return { problems: [problem('range_missing', 'invalid_request', "The range's days are missing.")] }
  const days = Number(value)
  if (!/^\d+$/.test(value) || days < 1)
    return {
      problems: [
        problem('range_malformed', 'invalid_request', "The range's days are no whole number from 1."),
      ],
    }
  if (days > maxDays) return { problems: [tooWide(maxDays)] }
  return {
    window: { fromMs: nowMs - days * DAY_MS, toMs: Number.MAX_SAFE_INTEGER, clock: 'instant' },
    problems: [],
  }
}

function tooWide(maxDays: number): Problem {
  return problem('range_too_wide', 'invalid_request', `The range is wider than ${maxDays} days.`)
}

/** Formats that a reader takes for its own wall clock. */
function isLocal(format: TimeFormat): boolean {
  return format === 'date' || format === 'basicDate' || format === 'localDateTime'
}

function valueProblems(name: string, value: string | undefined, format: TimeFormat): readonly Problem[] {
  if (value === undefined || value === '')
    return [problem('range_missing', 'invalid_request', `The range's ${name} is missing.`)]
  return parseTime(format, value) === undefined
    ? [problem('range_malformed', 'invalid_request', `The range's ${name} is not a ${format}.`)]
    : []
}

/** A range of dates is as wide as the days in it; any other is as wide as what lies between its ends. */
function widthProblems(fromMs: number, toMs: number, range: Range): readonly Problem[] {
  if (fromMs > toMs) return [problem('range_inverted', 'invalid_request', 'The range ends before it starts.')]
  const resolution = resolutionMs(range.format)
  const isDays = resolution === DAY_MS
  const widthMs = toMs - fromMs + (isDays && range.end === 'inclusive' ? resolution : 0)
  return range.maxDays !== undefined && widthMs > range.maxDays * DAY_MS ? [tooWide(range.maxDays)] : []
}

const DAY_MS = 86_400_000
