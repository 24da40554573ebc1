import type { JsonValue } from '../../../../kernel/json.ts'
import { html, type Markup } from '../../../../page/html.ts'
import { clockChange } from './clock-change.ts'
import { duration } from './duration.ts'
import { linePlot } from './plot.ts'
import { numberAt, samplesAt, spanOf } from './reading.ts'
import { sampleTable } from './sample-table.ts'
import { shares } from './shares.ts'
import { tiles } from './tiles.ts'

const ACTIVE = '/active_durations_data'
const STRESS = '/stress_data'

/** Where series of samples stand in Terra's daily. */
const SERIES = [
  ['Heart rate', 'bpm', '/heart_rate_data/detailed/hr_samples', 'bpm'],
  ['Steps since the day began', 'steps', '/distance_data/detailed/step_samples', 'steps'],
  ['Stress', 'of 100', `${STRESS}/samples`, 'level'],
  ['MET', '', '/MET_data/MET_samples', 'level'],
  ['Oxygen saturation', '%', '/oxygen_data/saturation_samples', 'percentage'],
] as const

/** One of Terra's days, to be looked at; `undefined` where it does not even say when it was. */
export function dayPicture(day: JsonValue): Markup | undefined {
  const span = spanOf(day)
  if (span === undefined) return undefined
  const at = (pointer: string) => numberAt(day, pointer)
  const active = at(`${ACTIVE}/activity_seconds`)
  const metres = at('/distance_data/distance_meters')
  const series = SERIES.map(([name, unit, pointer, member]) => ({
    name,
    unit,
    samples: samplesAt(day, pointer, member, span),
  }))
  return html`<section class="card picture" aria-labelledby="day"><h3 id="day">A day</h3>
<p class="soft">${span.start} to ${span.end}, ${duration((span.endMs - span.startMs) / 1000)}${clockChange(span)}</p>
${tiles([
  { name: 'Steps', value: at('/distance_data/steps') },
  { name: 'Distance', value: metres === undefined ? undefined : metres / 1000, unit: 'km' },
  { name: 'Floors', value: at('/distance_data/floors_climbed') },
  { name: 'Burned', value: at('/calories_data/total_burned_calories'), unit: 'kcal' },
  { name: 'Active', value: active === undefined ? undefined : duration(active) },
  { name: 'Resting heart rate', value: at('/heart_rate_data/summary/resting_hr_bpm'), unit: 'bpm' },
  { name: 'HRV', value: at('/heart_rate_data/summary/avg_hrv_rmssd'), unit: 'ms' },
  { name: 'Oxygen', value: at('/oxygen_data/avg_saturation_percentage'), unit: '%' },
  { name: 'Score', value: at('/scores/activity') },
])}
${series.map((one) => linePlot(one, span))}
${shares('How the day was spent', [
  { name: 'Rest', seconds: at(`${ACTIVE}/rest_seconds`), paint: 'deep' },
  { name: 'Inactive', seconds: at(`${ACTIVE}/inactivity_seconds`), paint: 'light' },
  { name: 'Low', seconds: at(`${ACTIVE}/low_intensity_seconds`), paint: 'rem' },
  { name: 'Moderate', seconds: at(`${ACTIVE}/moderate_intensity_seconds`), paint: 'awake' },
  { name: 'Vigorous', seconds: at(`${ACTIVE}/vigorous_intensity_seconds`), paint: 'vigorous' },
])}
${shares('Stress', [
  { name: 'At rest', seconds: at(`${STRESS}/rest_stress_duration_seconds`), paint: 'deep' },
  { name: 'Low', seconds: at(`${STRESS}/low_stress_duration_seconds`), paint: 'rem' },
  { name: 'Medium', seconds: at(`${STRESS}/medium_stress_duration_seconds`), paint: 'awake' },
  { name: 'High', seconds: at(`${STRESS}/high_stress_duration_seconds`), paint: 'vigorous' },
])}
${sampleTable('The samples of this day', series)}
</section>`
}
