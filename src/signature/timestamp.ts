export type TimestampUnit = 's' | 'ms' | 'iso8601'

export const TIMESTAMP_UNITS: readonly TimestampUnit[] = ['s', 'ms', 'iso8601']

const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

/** @param epochSeconds - may have a fraction; a timestamp in whole seconds is rounded down. */
export function printTimestamp(unit: TimestampUnit, epochSeconds: number): string {
  switch (unit) {
    case 's':
      return String(Math.floor(epochSeconds))
    case 'ms':
      return String(Math.round(epochSeconds * 1000))
    case 'iso8601':
      return new Date(Math.round(epochSeconds * 1000)).toISOString()
  }
}

/** Whether the time, printed in any unit, has the width by which `readTimestamp` knows the unit. */
export function isPrintableTime(epochSeconds: number): boolean {
  return epochSeconds >= 1_000_000_000 && epochSeconds < 9_999_999_999
}

/**
 * Seconds since the Unix epoch, or `undefined` where the text is not of the unit. Exactly ten digits are seconds and
 * exactly thirteen are milliseconds (2001 to 2286): the fixed width tells the units apart, and keeps a timestamp from
 * running into a body that begins with digits.
 */
export function readTimestamp(unit: TimestampUnit, text: string): number | undefined {
  switch (unit) {
    case 's':
      return /^[1-9]\d{9}$/.test(text) ? Number(text) : undefined
    case 'ms':
      return /^[1-9]\d{12}$/.test(text) ? Number(text) / 1000 : undefined
    case 'iso8601': {
      const epochMs = ISO_8601.test(text) ? Date.parse(text) : Number.NaN
      return Number.isNaN(epochMs) ? undefined : epochMs / 1000
    }
  }
}
