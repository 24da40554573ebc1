/** Whether the Gregorian calendar has the day: no 31 April, 29 February in leap years only. Months and days count from 1. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false
  if (day <= 28) return true
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return (
    day <=
    (month === 2 ? (isLeap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
  )
}
