import type { Finding, Invariant } from './invariant.ts'
import { listsAt, numberOf, numbersAt } from './read.ts'
import { agree, anyOf, eachItem, firstOf, show, whenNumbers, withinRange } from './rule.ts'

const PRESSURE = 'blood_pressure_data'
const GLUCOSE = 'glucose_data'
const TEMPERATURE = 'temperature_data'
const RR = 'heart_data.rr_interval_samples[]'
const PATTERNS = `${GLUCOSE}.daily_patterns[]`
const PERCENTILES = [5, 25, 50, 75, 95].map((percent) => `percentile_${percent}`)
const body = { models: ['body'] } as const

/** What holds of blood pressure, glucose, heart beats and temperature. */
export const bodySampleInvariants: readonly Invariant[] = [
  {
    id: 'blood-pressure/systolic-is-higher',
    ...body,
    grade: 'must',
    basis: 'implied',
    title: 'The systolic pressure is higher than the diastolic.',
    reason: 'It is the pressure of the beat; the two are swapped.',
    ...eachItem(`${PRESSURE}.blood_pressure_samples[]`, ['systolic_bp', 'diastolic_bp'], ([high, low]) =>
      high > low ? undefined : `${show(high)} over ${show(low)} mmHg`,
    ),
  },
  {
    id: 'blood-pressure/plausible',
    ...body,
    grade: 'should',
    basis: 'plausible',
    title: 'Systolic pressure is between 40 and 300 mmHg, diastolic between 20 and 200.',
    reason: 'Below are kilopascals.',
    ...anyOf([
      withinRange(
        [`${PRESSURE}.blood_pressure_samples[].systolic_bp`, `${PRESSURE}.day_avg_systolic_bp`],
        40,
        300,
      ),
      withinRange(
        [`${PRESSURE}.blood_pressure_samples[].diastolic_bp`, `${PRESSURE}.day_avg_diastolic_bp`],
        20,
        200,
      ),
    ]),
  },
  {
    id: 'glucose/is-in-milligrams',
    ...body,
    grade: 'should',
    basis: 'plausible',
    title: 'Blood glucose is between 35 and 600 mg/dL.',
    reason: 'Below are millimoles a litre: 5.5 mmol/L are 99 mg/dL.',
    ...withinRange(
      [
        `${GLUCOSE}.blood_glucose_samples[].blood_glucose_mg_per_dL`,
        `${GLUCOSE}.detailed_blood_glucose_samples[].blood_glucose_mg_per_dL`,
        `${GLUCOSE}.day_avg_blood_glucose_mg_per_dL`,
        `${GLUCOSE}.day_avg_detailed_blood_glucose_mg_per_dL`,
        `${PATTERNS}.percentile_50`,
      ],
      35,
      600,
      'mmol/L?',
    ),
  },
  {
    id: 'glucose/percentiles-ascend',
    ...body,
    grade: 'must',
    basis: 'implied',
    title: 'The percentiles of an hour ascend from the 5th to the 95th.',
    reason: 'That is what they mean; two of them are swapped.',
    paths: PERCENTILES.map((key) => `${PATTERNS}.${key}`),
    judge: (value) => firstOf(listsAt(value, PATTERNS), percentilesAscend),
  },
  {
    id: 'glucose/hours-are-distinct',
    ...body,
    grade: 'must',
    basis: 'implied',
    title: 'Each hour of the daily pattern comes once.',
    reason: 'A pattern has one row an hour; the hour was not mapped, or rows of two days were joined.',
    paths: [`${PATTERNS}.time_from_midnight`],
    judge(value) {
      const hours = numbersAt(value, `${PATTERNS}.time_from_midnight`)
      const twice = hours.find((spot, index) =>
        hours.slice(0, index).some((other) => other.value === spot.value),
      )
      return twice && { found: `hour ${twice.value} comes twice`, paths: [twice.pointer] }
    },
  },
  {
    id: 'heart-beats/interval-fits-the-rate',
    ...body,
    grade: 'should',
    basis: 'implied',
    title: 'An RR interval is 60,000 ms over the heart rate, within 10 %.',
    reason:
      'Terra: the rate at that beat. Some providers give a running average, so it is a warning; 1000 is a unit.',
    ...eachItem(RR, ['rr_interval_ms', 'hr_bpm'], ([interval, bpm]) =>
      bpm === 0 || agree(interval, 60_000 / bpm, 0.1)
        ? undefined
        : `${show(interval)} ms at ${show(bpm)} bpm`,
    ),
  },
  {
    id: 'hydration/water-is-in-millilitres',
    ...body,
    grade: 'should',
    basis: 'plausible',
    title: 'Who drinks at all drinks between 30 ml and 20 litres a day.',
    reason: 'Below are litres, glasses or ounces.',
    ...whenNumbers(['hydration_data.day_total_water_consumption_ml'], ([millilitres]) =>
      millilitres > 0 && (millilitres < 30 || millilitres > 20_000)
        ? `${show(millilitres)} ml of water`
        : undefined,
    ),
  },
  {
    id: 'temperature/body-is-in-celsius',
    ...body,
    grade: 'should',
    basis: 'plausible',
    title: 'Body temperature is between 30 and 45 °C.',
    reason: 'Above is Fahrenheit, near zero a difference from the usual.',
    ...withinRange(
      [
        `${TEMPERATURE}.body_temperature_samples[].temperature_celsius`,
        `${TEMPERATURE}.day_avg_body_temperature_celsius`,
      ],
      30,
      45,
      'Fahrenheit?',
    ),
  },
  {
    id: 'temperature/skin-is-in-celsius',
    ...body,
    grade: 'should',
    basis: 'plausible',
    title: 'Skin temperature is between 10 and 45 °C.',
    reason: 'Above is Fahrenheit, near zero a difference from the usual.',
    ...withinRange(
      [
        `${TEMPERATURE}.skin_temperature_samples[].temperature_celsius`,
        `${TEMPERATURE}.day_avg_skin_temperature_celsius`,
      ],
      10,
      45,
      'Fahrenheit?',
    ),
  },
]

function percentilesAscend({
  value: rows,
  pointer,
}: {
  value: readonly unknown[]
  pointer: string
}): Finding | undefined {
  for (const [index, row] of rows.entries()) {
    const present = PERCENTILES.flatMap((key) => {
      const number = numberOf(row, key)
      return number === undefined ? [] : [{ key, number }]
    })
    const at = present.findIndex(({ number }, rank) => rank > 0 && number < present[rank - 1]!.number)
    if (at < 1) continue
    const [low, high] = [present[at - 1]!, present[at]!]
    return {
      found: `${low.key} ${show(low.number)} is more than ${high.key} ${show(high.number)}`,
      paths: [`${pointer}/${index}/${low.key}`, `${pointer}/${index}/${high.key}`],
    }
  }
  return undefined
}
