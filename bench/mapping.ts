/**
 * One record to Terra's sleep, three ways: a function written by hand, the compiled mapping, and JSONata itself over
 * the same mapping. `node bench/mapping.ts`
 */
import { deepStrictEqual } from 'node:assert'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { JsonObject, JsonValue } from '../src/kernel/json.ts'
import { compileMapping } from '../src/mapping/compile.ts'
import { terraValidator } from '../src/terra/model.ts'
import { asJsonata } from '../test/mapping/as-jsonata.ts'

type Fields = Record<string, JsonValue>
type Sample = { readonly timestamp: string; readonly bpm: number }
/** Aurora's night, as a person would type it. */
type Night = Readonly<Record<NumberField, number>> &
  Readonly<Record<NullableField, number | null>> & {
    readonly id: string
    readonly type: 'long_sleep' | 'nap' | 'rest'
    readonly bedtime_start: string
    readonly bedtime_end: string
    readonly manual: boolean
    readonly heart_rate: readonly Sample[]
    readonly hypnogram: readonly { readonly timestamp: string; readonly stage: keyof typeof LEVELS }[]
    readonly hrv?: readonly { readonly timestamp: string; readonly rmssd: number }[]
    readonly device?: { readonly name: string; readonly firmware_version?: string }
  }
type NumberField =
  | 'time_in_bed'
  | 'total_sleep_duration'
  | 'deep_sleep_duration'
  | 'light_sleep_duration'
  | 'rem_sleep_duration'
  | 'awake_time'
type NullableField =
  | 'latency'
  | 'efficiency'
  | 'wake_up_count'
  | 'average_heart_rate'
  | 'lowest_heart_rate'
  | 'max_heart_rate'
  | 'average_hrv'
  | 'average_breath'
  | 'average_spo2'
  | 'temperature_delta'
  | 'score'
  | 'readiness'

const folder = new URL('../contracts/aurora/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const tree = parse(read('mapping/sleep.yaml')) as JsonValue
const example = (JSON.parse(read('examples/sleep.json')) as { data: [JsonObject] }).data[0]

const LEVELS = { awake: 1, light: 4, deep: 5, rem: 6 }

/** What a careful person writes, with the same result: what has no value is left out. The times are trusted. */
function byHand(record: Night): JsonObject {
  const time = (text: string) => `${text.slice(0, 19)}.000000${text.slice(19)}`
  const awake: Fields = { duration_awake_state_seconds: record.awake_time }
  if (record.latency !== null) awake.sleep_latency_seconds = record.latency
  if (record.wake_up_count !== null) awake.num_wakeup_events = record.wake_up_count
  const durations: Fields = {
    asleep: {
      duration_asleep_state_seconds: record.total_sleep_duration,
      duration_deep_sleep_state_seconds: record.deep_sleep_duration,
      duration_light_sleep_state_seconds: record.light_sleep_duration,
      duration_REM_sleep_state_seconds: record.rem_sleep_duration,
    },
    awake,
    other: { duration_in_bed_seconds: record.time_in_bed },
  }
  if (record.efficiency !== null) durations.sleep_efficiency = record.efficiency
  if (record.hypnogram.length > 0)
    durations.hypnogram_samples = record.hypnogram.map(({ timestamp, stage }) => ({
      timestamp: time(timestamp),
      level: LEVELS[stage] ?? 0,
    }))
  const summary: Fields = {}
  if (record.average_heart_rate !== null) summary.avg_hr_bpm = record.average_heart_rate
  if (record.lowest_heart_rate !== null) summary.min_hr_bpm = record.lowest_heart_rate
  if (record.max_heart_rate !== null) summary.max_hr_bpm = record.max_heart_rate
  if (record.average_hrv !== null) summary.avg_hrv_rmssd = record.average_hrv
  const heart: Fields = { summary }
  const detailed: Fields = {}
  if (record.heart_rate.length > 0)
    detailed.hr_samples = record.heart_rate.map(({ timestamp, bpm }) => ({ timestamp: time(timestamp), bpm }))
  if (record.hrv !== undefined && record.hrv.length > 0)
    detailed.hrv_samples_rmssd = record.hrv.map(({ timestamp, rmssd }) => ({
      timestamp: time(timestamp),
      hrv_rmssd: rmssd,
    }))
  if (Object.keys(detailed).length > 0) heart.detailed = detailed
  const device: Fields = { manufacturer: 'Aurora' }
  if (record.device !== undefined) {
    device.name = record.device.name
    if (record.device.firmware_version !== undefined) device.software_version = record.device.firmware_version
  }
  const sleep: Fields = {
    metadata: {
      summary_id: record.id,
      start_time: time(record.bedtime_start),
      end_time: time(record.bedtime_end),
      is_nap: record.type === 'nap',
      upload_type: record.manual ? 1 : 2,
      timestamp_localization: 1,
    },
    sleep_durations_data: durations,
    heart_rate_data: heart,
    device_data: device,
  }
  const respiration: Fields = {}
  if (record.average_breath !== null)
    respiration.breaths_data = { avg_breaths_per_min: record.average_breath }
  if (record.average_spo2 !== null)
    respiration.oxygen_saturation_data = { avg_saturation_percentage: record.average_spo2 }
  if (Object.keys(respiration).length > 0) sleep.respiration_data = respiration
  if (record.temperature_delta !== null) sleep.temperature_data = { delta: record.temperature_delta }
  if (record.score !== null) sleep.scores = { sleep: record.score }
  if (record.readiness !== null) sleep.readiness_data = { readiness: record.readiness }
  return sleep
}

function withSamples(count: number): JsonObject {
  const samples = (example.heart_rate as readonly Sample[]).concat([])
  const heartRate = Array.from({ length: count }, (_, index) => samples[index % samples.length])
  return { ...example, hypnogram: [], hrv: [], heart_rate: heartRate } as unknown as JsonObject
}

type Contestants = Readonly<Record<string, () => unknown>>

/** Microseconds a call, the median of many rounds in which the contestants take turns. */
async function measure(contestants: Contestants): Promise<ReadonlyMap<string, number>> {
  const entries = Object.entries(contestants)
  const calls = new Map<string, number>()
  for (const [name, run] of entries) {
    await microsPerCall(run, 20)
    calls.set(name, Math.max(5, Math.ceil(ROUND_MICROS / (await microsPerCall(run, 20)))))
  }
  const results = new Map(entries.map(([name]) => [name, [] as number[]]))
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, run] of entries) results.get(name)?.push(await microsPerCall(run, calls.get(name) ?? 5))
  return new Map([...results].map(([name, times]) => [name, times.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0]))
}

async function microsPerCall(run: () => unknown, calls: number): Promise<number> {
  const start = process.hrtime.bigint()
  for (let index = 0; index < calls; index++) {
    const result = run()
    if (result instanceof Promise) await result
  }
  return Number(process.hrtime.bigint() - start) / 1000 / calls
}

const ROUNDS = 41
const ROUND_MICROS = 20_000

const mapping = compileMapping(tree, 'sleep')
const validate = terraValidator('sleep')
const expression = asJsonata(tree)

for (const count of [0, 500]) {
  const record = withSamples(count)
  deepStrictEqual(mapping.apply(record).value, byHand(record as unknown as Night))
  const results = await measure({
    'by hand': () => byHand(record as unknown as Night),
    'compiled mapping': () => mapping.apply(record),
    'compiled mapping, validated': () => validate(mapping.apply(record).value),
    jsonata: () => expression.evaluate(record),
  })
  console.log(`\n${count} samples\n\n| | µs a record | times by hand |\n|---|---:|---:|`)
  for (const [name, micros] of results)
    console.log(`| ${name} | ${micros.toFixed(2)} | ${(micros / (results.get('by hand') ?? 1)).toFixed(1)} |`)
}
