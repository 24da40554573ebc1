import { DAY_MS, type DayNumber, isoDay } from '../calendar.ts'
import { athleteOf } from '../events/profile.ts'
import type { Resident } from '../resident.ts'
import type { Story } from '../story.ts'
import type { Zone } from '../zone.ts'

/** No end in sight: a profile overlaps every range from when its user joined. */
const FOREVER_MS = Date.UTC(9999, 11, 31)

/** The one profile of a user; a birthday changes it. */
export function athleteStory(resident: Resident, zone: Zone, nowMs: number): Story {
  const { joined, life, person, syncAfter } = resident
  const startMs = zone.instant(joined, 0)
  const birthdays = birthdaysOf(person.born, joined, zone.day(nowMs)).map((day) => zone.instant(day, 0))
  return {
    type: 'athlete',
    day: joined,
    nth: 0,
    place: life.home,
    zone,
    turnsMs: [startMs, ...birthdays.filter((atMs) => atMs > startMs)].map(syncAfter),
    stateFrom: (turnMs) => ({
      startMs,
      endMs: FOREVER_MS,
      terra: ({ userId }) => athleteOf(person, { userId, home: life.home, joined, today: zone.day(turnMs) }),
    }),
  }
}

/** Between two dates. Who was born on 29 February has it on 1 March of common years. */
function birthdaysOf(born: DayNumber, from: DayNumber, to: DayNumber): readonly DayNumber[] {
  const yearOf = (day: DayNumber) => Number(isoDay(day).slice(0, 4))
  const date = new Date(born * DAY_MS)
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index)
  return years
    .map((year) => Date.UTC(year, date.getUTCMonth(), date.getUTCDate()) / DAY_MS)
    .filter((day) => day > from && day <= to)
}
