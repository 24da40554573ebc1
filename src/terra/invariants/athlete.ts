import { parseTime } from '../time.ts'
import type { Invariant } from './invariant.ts'
import { numberAt, select } from './read.ts'

const MS_PER_YEAR = 365.2425 * 86_400_000

/** What holds of the user's own facts. */
export const athleteInvariants: readonly Invariant[] = [
  {
    id: 'athlete/age-is-that-of-the-date-of-birth',
    models: ['athlete'],
    grade: 'must',
    basis: 'implied',
    title: 'The age is the years since the date of birth, give or take one.',
    reason: 'They are one fact; a year of birth was passed on as the age, or the date was read day first.',
    paths: ['age', 'date_of_birth'],
    judge(value, { nowMs }) {
      const age = numberAt(value, 'age')
      const born = parseTime(select(value, 'date_of_birth')[0]?.value)
      if (nowMs === undefined || age === undefined || born === undefined) return undefined
      const years = Math.floor((nowMs - born.wallMicros / 1000) / MS_PER_YEAR)
      if (Math.abs(years - age) <= 1) return undefined
      return { found: `an age of ${age}, born ${years} years ago`, paths: ['/age', '/date_of_birth'] }
    },
  },
]
