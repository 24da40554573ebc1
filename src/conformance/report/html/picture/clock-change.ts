import type { Span } from './reading.ts'

/** What a person should know of the offsets: that there are none, or that they change. */
export function clockChange({ offsets: [start, end] }: Span): string {
  if (start === '' && end === '') return ', local time without an offset'
  return start === end
    ? ` (UTC ${start})`
    : ` (the clock changes: UTC ${start || 'unknown'}, then ${end || 'unknown'})`
}
