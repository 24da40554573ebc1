import type { EnumCode } from '../../terra/enums.ts'
import type { Menstruation } from '../../terra/model.ts'
import { type DayNumber, isoDay, modulo } from '../calendar.ts'
import type { Person } from '../person.ts'
import { dayMetadata, type Scene } from './scene.ts'

type PhaseCode = EnumCode<'MenstruationInterval'>

const PERIOD = 1
const FOLLICULAR = 2
const FERTILE = 3
const OVULATION = 4
const LUTEAL = 5

interface Phase {
  readonly code: PhaseCode
  /** Days since the period began; `to` is not in it. */
  readonly from: number
  readonly to: number
}

/** One date of a cycle as Terra's Menstruation. */
export function menstruationOf(scene: Scene): Menstruation {
  const { person, day, zone, choices } = scene
  const since = modulo(day - person.born, person.cycleDays)
  const began = day - since
  const phase = phasesOf(person).find(({ from, to }) => since >= from && since < to)!
  const ovulates = began + ovulationOf(person)
  const flow = since >= person.periodDays ? 1 : since < 2 ? 4 : choices.pick([2, 3] as const)
  return {
    metadata: dayMetadata(scene),
    menstruation_data: {
      period_start_date: isoDay(began),
      period_length_days: person.periodDays,
      day_in_cycle: since + 1,
      cycle_length_days: person.cycleDays,
      predicted_cycle_length_days: person.cycleDays,
      is_predicted_cycle: false,
      current_phase: phase.code,
      length_of_current_phase_days: phase.to - phase.from,
      days_until_next_phase: phase.to - since,
      fertility_window_start: isoDay(ovulates - 5),
      ovulation_day: isoDay(ovulates),
      fertility_window_end: isoDay(ovulates + 1),
      menstruation_flow: [{ timestamp: zone.stamp(zone.instant(day, 8 * 60)), flow }],
      intervals: intervalsOf(person, began),
      last_updated_time: zone.stamp(zone.instant(day, 20 * 60)),
    },
  }
}

function ovulationOf(person: Person): number {
  return person.cycleDays - 14
}

/** In order and without gaps, from the period to the day before the next one. */
function phasesOf(person: Person): readonly Phase[] {
  const ovulation = ovulationOf(person)
  const borders: readonly (readonly [PhaseCode, number])[] = [
    [PERIOD, 0],
    [FOLLICULAR, person.periodDays],
    [FERTILE, ovulation - 5],
    [OVULATION, ovulation],
    [LUTEAL, ovulation + 1],
  ]
  return borders.map(([code, from], index) => ({
    code,
    from,
    to: borders[index + 1]?.[1] ?? person.cycleDays,
  }))
}

function intervalsOf(person: Person, began: DayNumber) {
  return phasesOf(person).map(({ code, from, to }) => ({
    start_timestamp: isoDay(began + from),
    end_timestamp: isoDay(began + to - 1),
    phase: code,
  }))
}
