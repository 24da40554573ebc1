import type { Athlete } from '../../terra/model.ts'
import { type DayNumber, isoDay, yearsBetween } from '../calendar.ts'
import type { Person } from '../person.ts'
import type { Place } from '../place.ts'

export interface Profile {
  /** The partner's id of the user. */
  readonly userId: string
  readonly home: Place
  readonly joined: DayNumber
  readonly today: DayNumber
}

/** Who somebody is, as Terra's Athlete. */
export function athleteOf(person: Person, { userId, home, joined, today }: Profile): Athlete {
  return {
    provider_user_id: userId,
    first_name: person.firstName,
    last_name: person.lastName,
    sex: person.sex,
    gender: person.sex,
    email: `${person.firstName}.${person.lastName}@example.com`.toLowerCase(),
    date_of_birth: isoDay(person.born),
    age: yearsBetween(person.born, today),
    city: home.city,
    country: home.country,
    account_creation_date: isoDay(joined),
  }
}
