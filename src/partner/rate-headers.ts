import { fillTemplate, matchTemplate, parseTemplate } from '../kernel/template.ts'
import type { RateLimit, RateWindow } from './rate-limit.ts'

/** How one window stands. */
export interface WindowStanding {
  readonly window: RateWindow
  /** How many more requests are answered. */
  readonly remaining: number
  /** When it is whole again, in milliseconds since the Unix epoch. */
  readonly resetAtMs: number
}

/** The placeholders of `rateLimit.headers`. */
export const RATE_PLACEHOLDERS = ['limit', 'remaining', 'used', 'reset', 'resetAt', 'window', 'name'] as const

/** The header fields that tell how the windows stand, names in lower case. */
export function rateHeaders(
  { headers, tells }: Pick<RateLimit, 'headers' | 'tells'>,
  standings: readonly WindowStanding[],
  nowMs: number,
): Readonly<Record<string, string>> {
  const told = tells === 'every' ? standings : [tightest(standings)]
  const values = told.map((standing) => placeholdersOf(standing, nowMs))
  return Object.fromEntries(
    Object.entries(headers).map(([name, template]) => [
      name.toLowerCase(),
      values.map((value) => fillTemplate(template, value) ?? template).join(', '),
    ]),
  )
}

/** The window that has least left; of several, the one that takes longest to be whole again. */
export function tightest(standings: readonly WindowStanding[]): WindowStanding {
  const [first] = [...standings].sort((a, b) => a.remaining - b.remaining || b.resetAtMs - a.resetAtMs)
  if (first === undefined) throw new TypeError('a rate limit has a window')
  return first
}

/** What an answer tells of one window. What it does not tell is absent. */
export interface ToldWindow {
  /** Absent where the answer tells of one of several and not which. */
  readonly window?: RateWindow
  readonly limit?: number
  readonly remaining?: number
  /** In milliseconds since the Unix epoch. */
  readonly resetAtMs?: number
}

export type ToldRate =
  | { readonly isReadable: true; readonly windows: readonly ToldWindow[] }
  /** Why not: `it is not there`, `it is not of the form …`. */
  | { readonly isReadable: false; readonly header: string; readonly reason: string }

/**
 * The declared headers read backwards.
 *
 * @param headers - names in lower case.
 */
export function readRateHeaders(
  { headers: declared, tells, windows }: RateLimit,
  headers: Readonly<Record<string, string>>,
  nowMs: number,
): ToldRate {
  const expected = tells === 'every' ? windows.length : 1
  const read: Record<string, string>[] = Array.from({ length: expected }, () => ({}))
  for (const [name, template] of Object.entries(declared)) {
    const header = name.toLowerCase()
    const value = headers[header]
    if (value === undefined) return { isReadable: false, header, reason: 'it is not there' }
    const parts = value.split(/\s*,\s*/)
    if (parts.length !== expected)
      return {
        isReadable: false,
        header,
        reason: `it tells of ${parts.length} windows instead of ${expected}`,
      }
    for (const [index, part] of parts.entries()) {
      const values = matchTemplate(template, part.trim())
      if (values === undefined || !areNumbers(values))
        return { isReadable: false, header, reason: `it is not of the form '${template}'` }
      Object.assign(read[index]!, values)
    }
  }
  const only = windows.length === 1 ? windows[0] : undefined
  return {
    isReadable: true,
    windows: read.map((values, index) =>
      toldWindow(values, tells === 'every' ? windows[index] : only, nowMs),
    ),
  }
}

/** Whether the declared headers tell something. */
export function tellsOf(
  { headers }: RateLimit,
  ...names: readonly (typeof RATE_PLACEHOLDERS)[number][]
): boolean {
  const told = Object.values(headers).flatMap((template) => parseTemplate(template).placeholders)
  return names.some((name) => told.includes(name))
}

function placeholdersOf(
  { window, remaining, resetAtMs }: WindowStanding,
  nowMs: number,
): Record<string, string> {
  return {
    limit: String(window.requests),
    remaining: String(remaining),
    used: String(window.requests - remaining),
    reset: String(Math.max(0, Math.ceil((resetAtMs - nowMs) / 1000))),
    resetAt: String(Math.ceil(resetAtMs / 1000)),
    window: String(window.seconds),
    name: window.name,
  }
}

function toldWindow(
  values: Readonly<Record<string, string>>,
  window: RateWindow | undefined,
  nowMs: number,
): ToldWindow {
  const number = (name: string) => (values[name] === undefined ? undefined : Number(values[name]))
  const limit = number('limit')
  const most = limit ?? window?.requests
  const used = number('used')
  const remaining =
    number('remaining') ?? (used === undefined || most === undefined ? undefined : most - used)
  const left = number('reset')
  const at = number('resetAt')
  const resetAtMs = left === undefined ? (at === undefined ? undefined : at * 1000) : nowMs + left * 1000
  return {
    ...(window !== undefined && { window }),
    ...(limit !== undefined && { limit }),
    ...(remaining !== undefined && { remaining }),
    ...(resetAtMs !== undefined && { resetAtMs }),
  }
}

function areNumbers(values: Readonly<Record<string, string>>): boolean {
  return Object.entries(values).every(([name, value]) => name === 'name' || /^-?\d+(\.\d+)?$/.test(value))
}
