import type { Invariant } from './invariant.ts'
import { agree, anyOf, show, whenNumbers, withinRange } from './rule.ts'

const TOTAL = 'calories_data.total_burned_calories'
const BASAL = 'calories_data.BMR_calories'
const NET = 'calories_data.net_activity_calories'
const ENERGY = 'energy_data.energy_kilojoules'
const KILOJOULES_PER_KILOCALORIE = 4.184

/** What holds of calories, energy and work. Terra's calories are kilocalories. */
export const energyInvariants: readonly Invariant[] = [
  {
    id: 'calories/total-is-basal-plus-active',
    models: ['activity', 'daily'],
    grade: 'must',
    basis: 'documented',
    title: 'total_burned_calories is BMR_calories plus net_activity_calories, within 1 %.',
    reason:
      'Terra: the total includes both, the net excludes the basal rate. A total was passed on as the net.',
    ...whenNumbers([TOTAL, BASAL, NET], ([total, basal, net]) =>
      agree(total, basal + net, 0.01, 2)
        ? undefined
        : `a total of ${show(total)}, but ${show(basal)} + ${show(net)} kcal`,
    ),
  },
  {
    id: 'calories/plausible-for-a-day',
    models: ['daily'],
    grade: 'should',
    basis: 'plausible',
    title: 'A day burns at most 4,000 kcal at rest and 12,000 in all.',
    reason: 'More are kilojoules, or calories that are not kilocalories.',
    ...anyOf([withinRange([BASAL], 0, 4000, 'kilojoules?'), withinRange([TOTAL], 0, 12_000, 'kilojoules?')]),
  },
  {
    id: 'energy/kilojoules-are-of-the-calories',
    models: ['activity'],
    grade: 'should',
    basis: 'implied',
    title: 'energy_kilojoules is 4.184 times the calories, total or net, within 5 %.',
    reason:
      'Terra computes it from the calories. Bicycle computers give mechanical work instead, about a quarter: a warning.',
    ...whenNumbers([ENERGY, TOTAL, NET], ([energy, ...calories]) => {
      const fits = calories.some((kcal) => agree(energy, kcal * KILOJOULES_PER_KILOCALORIE, 0.05, 5))
      return fits ? undefined : `${show(energy)} kJ, but ${calories.map(show).join(' or ')} kcal`
    }),
  },
  {
    id: 'work/is-power-times-time',
    models: ['activity'],
    grade: 'should',
    basis: 'implied',
    title: 'work_kilojoules is the average power times the active time, within 10 %.',
    reason:
      'A watt is a joule a second. Averages may leave out zeros, so it is a warning; a factor of 1000 is a unit.',
    ...whenNumbers(
      ['work_data.work_kilojoules', 'power_data.avg_watts', 'active_durations_data.activity_seconds'],
      ([work, watts, seconds]) =>
        agree(work, (watts * seconds) / 1000, 0.1, 1)
          ? undefined
          : `${show(work)} kJ, but ${show(watts)} W for ${show(seconds)} s`,
    ),
  },
]
