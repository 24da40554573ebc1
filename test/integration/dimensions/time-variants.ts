import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/kernel/json.ts'
import type { OAuth2Auth } from '../../../src/partner/auth.ts'
import type { DataSource } from '../../../src/partner/data.ts'
import { dataSource, type Partner } from '../../../src/partner/partner.ts'
import { timesAs, type Variant, varied } from './variants.ts'

/** A way to write time, and what Terra's object must then say of a record's start and end. */
export interface TimeVariant extends Variant {
  /** `own`: each time with its own offset. `start`: both with that of the start. `local`: none. `sometimes`: the latter two. */
  readonly says: 'own' | 'start' | 'local' | 'sometimes'
  readonly auth?: Partial<OAuth2Auth>
}

/** On one clock, in a month in which it does not change. */
const local = (time: string) =>
  new Date(Date.parse(time) - 30 * 86_400_000 + 3_600_000).toISOString().slice(0, 19)

/** Every time in UTC, and the start once more as the wall clock showed it. */
const inUtc = (example: JsonObject): JsonValue => {
  const { data, ...rest } = timesAs((time) => new Date(time).toISOString())(example) as JsonObject
  const starts = (example.data as readonly JsonObject[]).map((record) => String(record.bedtime_start))
  const told = (data as readonly JsonObject[]).map((record, index) => ({
    ...record,
    start_local: starts[index]!.slice(0, 19),
  }))
  return { ...rest, data: told }
}

const epochMs = (time: string) => Date.parse(time)
const BEARER = { authorization: 'Bearer {accessToken}' }

/** `$time(…)` of every leaf with the value read so, and the offset beside it; samples find it in their record. */
const timed =
  (value: string, offset: string, inSample = `$$.${offset}`) =>
  (leaf: string): string =>
    leaf.replace(/\$time\((\w+)\)/, (_, name: string) => {
      const beside = name === 'timestamp' ? inSample : offset
      return `$time(${value.replace('x', name)}, ${beside})`
    })

/** By what `shared/partners.md`'s dimension 18 calls them; offset strings, seconds and minutes are with the ranges. */
export const TIME_VARIANTS: Readonly<Record<string, TimeVariant>> = {
  'milliseconds, and an offset in milliseconds': {
    says: 'start',
    range: { format: 'epochMilliseconds' },
    records: { time: 'epochMilliseconds', offset: { at: '/tz', unit: 'ms' } },
    example: timesAs(epochMs, { tz: 3_600_000 }),
    leaf: timed('x / 1000', 'tz / 1000'),
  },
  'local times, and an offset that is a duration': {
    says: 'start',
    range: { format: 'localDateTime' },
    records: { time: 'localDateTime', offset: { at: '/utcOffset', unit: 'duration' } },
    example: timesAs(local, { utcOffset: '3600s' }),
    leaf: timed('x', 'utcOffset'),
  },
  'local times, and an IANA name': {
    says: 'own',
    records: { time: 'localDateTime', offset: { at: '/zone', unit: 'zone' } },
    example: timesAs(local, { zone: 'Europe/London' }),
    leaf: timed('x', 'zone'),
  },
  'seconds, and an IANA name': {
    says: 'own',
    range: { format: 'date', match: 'day' },
    records: { time: 'epochSeconds', offset: { at: '/zone', unit: 'zone' } },
    example: timesAs((time) => epochMs(time) / 1000, { zone: 'Europe/London' }),
    leaf: timed('x', 'zone'),
  },
  'local times, and the zone in the profile alone': {
    says: 'own',
    auth: {
      timeZone: {
        from: 'call',
        request: { method: 'GET', url: '/v1/profile', headers: BEARER },
        at: '/user/timezone',
      },
    },
    range: { format: 'localDateTime' },
    records: { time: 'localDateTime' },
    example: timesAs(local),
    leaf: timed('x', '$userZone()', '$userZone()'),
  },
  'local times, and instants to ask by': {
    says: 'own',
    auth: { timeZone: { from: 'tokenResponse', at: '/tz' } },
    records: { time: 'localDateTime' },
    example: timesAs(local),
    leaf: timed('x', '$userZone()', '$userZone()'),
  },
  'UTC, and the start in local time': {
    says: 'start',
    records: { time: 'dateTime', offset: { at: '/start_local', unit: 'local' } },
    example: inUtc,
    leaf: timed('x', '$offset(start_local, bedtime_start)', '$offset($$.start_local, $$.bedtime_start)'),
  },
  'local times alone': {
    says: 'local',
    range: { format: 'localDateTime' },
    records: { time: 'localDateTime' },
    example: timesAs(local),
  },
  'local times, and an offset that some devices do not know': {
    says: 'sometimes',
    range: { format: 'localDateTime' },
    records: { time: 'localDateTime', offset: { at: '/tz_min', unit: 'min', optional: true } },
    example: timesAs(local, { tz_min: 60 }),
    leaf: timed('x', 'tz_min * 60'),
  },
}

/** The modern partner with nights whose times are written so. */
export function withTimes(partner: Partner, { says: _, auth, ...variant }: TimeVariant): Partner {
  const written = varied(partner, variant)
  return { ...written, auth: { ...(written.auth as OAuth2Auth), ...auth } }
}

/** The modern partner with days whose date is an object, and nothing else. */
export function withDateObjects(partner: Partner): Partner {
  const { expected: _, ...daily } = dataSource(partner, 'daily')
  const asObject = (record: JsonObject): JsonObject => {
    const [year = 0, month = 0, day = 0] = String(record.day).split('-').map(Number)
    return { ...record, day: { year, month, day } }
  }
  const { data, ...rest } = daily.example as JsonObject
  const source: DataSource = {
    ...daily,
    records: { ...daily.records, time: 'dateObject' },
    example: { ...rest, data: (data as readonly JsonObject[]).map(asObject) },
    schema: {} as DataSource['schema'],
  }
  return { ...partner, data: { daily: source } }
}

/** The date objects of a record, for looking at. */
export function isDateObject(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && ['year', 'month', 'day'].every((part) => typeof value[part] === 'number')
}
