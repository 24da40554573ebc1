import { UsageError } from '../kernel/errors.ts'
import { parseTime, TIME_FORMATS } from '../partner/time-format.ts'

/**
 * An instant of a command line: `now`, a date, an ISO 8601 time or seconds since the Unix epoch; dates and local times
 * are in UTC.
 *
 * @returns milliseconds since the Unix epoch.
 * @throws UsageError
 */
export function parseInstant(text: string, flag: string, nowMs: number): number {
  if (text === 'now') return nowMs
  const days = /^-(\d+)d$/.exec(text)
  if (days !== null) return nowMs - Number(days[1]) * 86_400_000
  for (const format of TIME_FORMATS) {
    const epochMs =
      format === 'basicDate' || format === 'epochMilliseconds' ? undefined : parseTime(format, text)
    if (epochMs !== undefined) return epochMs
  }
  throw new UsageError(
    `Failed to read --${flag} '${text}': it is no date and no time.`,
    'Write now, -7d, 2026-03-29, 2026-03-29T01:30:00+01:00, or seconds since 1970.',
  )
}
