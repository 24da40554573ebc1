import type { JsonValue } from '../../../../kernel/json.ts'
import { html, type Markup } from '../../../../page/html.ts'
import { clockChange } from './clock-change.ts'
import { duration } from './duration.ts'
import { hypnogram } from './hypnogram.ts'
import { linePlot } from './plot.ts'
import { numberAt, samplesAt, spanOf } from './reading.ts'
import { sampleTable } from './sample-table.ts'
import { shares } from './shares.ts'
import { tiles } from './tiles.ts'

const DURATIONS = '/sleep_durations_data'

/** Where series of samples stand in Terra's sleep. */
const SERIES = [
  ['Heart rate', 'bpm', '/heart_rate_data/detailed/hr_samples', 'bpm'],
  ['Heart rate variability', 'ms', '/heart_rate_data/detailed/hrv_samples_rmssd', 'hrv_rmssd'],
  ['Breathing', 'breaths/min', '/respiration_data/breaths_data/samples', 'breaths_per_min'],
  ['Oxygen saturation', '%', '/respiration_data/oxygen_saturation_data/samples', 'percentage'],
] as const

/** One of Terra's sleeps, to be looked at; `undefined` where it does not even say when it was. */
export function nightPicture(night: JsonValue): Markup | undefined {
  const span = spanOf(night)
  if (span === undefined) return undefined
  const at = (pointer: string) => numberAt(night, pointer)
  const seconds = (pointer: string) => {
    const value = at(DURATIONS + pointer)
    return value === undefined ? undefined : duration(value)
  }
  const stages = samplesAt(night, `${DURATIONS}/hypnogram_samples`, 'level', span)
  const series = SERIES.map(([name, unit, pointer, member]) => ({
    name,
    unit,
    samples: samplesAt(night, pointer, member, span),
  }))
  return html`<section class="card picture" aria-labelledby="night"><h3 id="night">A night</h3>
<p class="soft">${span.start} to ${span.end}, ${duration((span.endMs - span.startMs) / 1000)}${clockChange(span)}</p>
${tiles([
  { name: 'Asleep', value: seconds('/asleep/duration_asleep_state_seconds') },
  { name: 'In bed', value: seconds('/other/duration_in_bed_seconds') },
  { name: 'Efficiency', value: at(`${DURATIONS}/sleep_efficiency`), unit: '%' },
  { name: 'Fell asleep after', value: seconds('/awake/sleep_latency_seconds') },
  { name: 'Heart rate', value: at('/heart_rate_data/summary/avg_hr_bpm'), unit: 'bpm' },
  { name: 'HRV', value: at('/heart_rate_data/summary/avg_hrv_rmssd'), unit: 'ms' },
  { name: 'Breathing', value: at('/respiration_data/breaths_data/avg_breaths_per_min'), unit: '/min' },
  {
    name: 'Oxygen',
    value: at('/respiration_data/oxygen_saturation_data/avg_saturation_percentage'),
    unit: '%',
  },
  { name: 'Score', value: at('/scores/sleep') },
])}
${hypnogram(stages, span)}
${shares('Stages as totals', [
  { name: 'Awake', seconds: at(`${DURATIONS}/awake/duration_awake_state_seconds`), paint: 'awake' },
  { name: 'REM', seconds: at(`${DURATIONS}/asleep/duration_REM_sleep_state_seconds`), paint: 'rem' },
  { name: 'Light', seconds: at(`${DURATIONS}/asleep/duration_light_sleep_state_seconds`), paint: 'light' },
  { name: 'Deep', seconds: at(`${DURATIONS}/asleep/duration_deep_sleep_state_seconds`), paint: 'deep' },
])}
${series.map((one) => linePlot(one, span))}
${sampleTable('The samples of this night', [{ name: 'Level', unit: "Terra's number", samples: stages }, ...series])}
</section>`
}
