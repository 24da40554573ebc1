export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** A date of the calendar, whatever the zone, in days since 1970-01-01. */
export type DayNumber = number

/** `2028-02-29`. */
export function isoDay(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** @param isoDate - `2028-02-29`; what follows the date is ignored. */
export function dayNumber(isoDate: string): DayNumber {
  return Math.floor(Date.parse(`${isoDate.slice(0, 10)}T00:00:00Z`) / DAY_MS)
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: DayNumber): number {
  return modulo(day + 3, 7)
}

/** The remainder that is never negative. */
export function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}

/** Full years from one date to another: an age. Who was born on 29 February is a year older on 1 March. */
export function yearsBetween(from: DayNumber, to: DayNumber): number {
  const [early, late] = [isoDay(from), isoDay(to)]
  const years = Number(late.slice(0, 4)) - Number(early.slice(0, 4))
  return late.slice(5) < early.slice(5) ? years - 1 : years
}
