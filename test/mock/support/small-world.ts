import type { Clock } from '../../../src/kernel/clock.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/kernel/json.ts'
import { resolvePointer, withPointer } from '../../../src/kernel/pointer.ts'
import type { DataSource, DataType } from '../../../src/partner/data.ts'
import { unwrap } from '../../../src/partner/envelope.ts'
import { dataSource, type Partner } from '../../../src/partner/partner.ts'
import { formatOffset, formatTime } from '../../../src/partner/time-format.ts'
import type { World, WorldRecord, WorldUser } from '../../../src/world/world.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** A world so regular that a test can count in it: two hours from 22:00 local time every day, for ever. */
export interface SmallWorldOptions {
  readonly users?: readonly WorldUser[]
  readonly offsetMinutes?: number
}

export function smallWorld(partner: Partner, clock: Clock, options: SmallWorldOptions = {}): World {
  const isInteger = partner.auth.kind === 'oauth2' && partner.auth.userId.type === 'integer'
  const { offsetMinutes = 60 } = options
  const {
    users = ['Ada', 'Ben', 'Cleo'].map((name, index) => ({
      id: idOf(index, isInteger),
      name,
      email: `${name.toLowerCase()}@example.com`,
      zone: 'Europe/Vienna',
      life: 'regular',
      about: 'Two hours every evening.',
    })),
  } = options
  const one = (userId: string, type: DataType, day: number): WorldRecord => {
    const startMs = day * DAY_MS + 22 * HOUR_MS - offsetMinutes * 60_000
    const facts = {
      id: `${type}-${userId}-${day}`,
      startMs,
      endMs: startMs + 2 * HOUR_MS,
      updatedMs: startMs + 3 * HOUR_MS,
      offsetMinutes,
    }
    const day_ = new Date(day * DAY_MS).toISOString().slice(0, 10)
    return {
      ...facts,
      day: day_,
      record: inFormat(dataSource(partner, type), { ...facts, day: day_ }, userId),
    }
  }
  return {
    users,
    changes: () => [],
    user: (id) => users.find((user) => user.id === id),
    userByEmail: (email) => users.find((user) => user.email === email),
    records(userId, type, fromMs, toMs) {
      if (!users.some(({ id }) => id === userId)) return []
      const lastMs = Math.min(toMs, clock.epochMs())
      const days: number[] = []
      for (let day = Math.floor(fromMs / DAY_MS) - 2; day <= Math.floor(lastMs / DAY_MS) + 1; day++)
        days.push(day)
      return days
        .map((day) => one(userId, type, day))
        .filter((record) => record.startMs < toMs && record.endMs > fromMs && record.endMs <= clock.epochMs())
    },
  }
}

function idOf(index: number, isInteger: boolean): string {
  return isInteger ? String(9_007_199_254_740_993n + BigInt(index * 2)) : `user-${index + 1}`
}

type Facts = Omit<WorldRecord, 'record'>

function inFormat(source: DataSource, facts: Facts, userId: string): JsonObject {
  const { records } = source
  const found = resolvePointer(unwrap(source.response, source.example), records.at)
  const sample = (Array.isArray(found) ? found[0] : found) as JsonObject
  const time = (ms: number) =>
    records.time === 'date'
      ? facts.day
      : records.time === 'basicDate'
        ? facts.day.replaceAll('-', '')
        : formatTime(records.time, ms, facts.offsetMinutes)
  const like = (at: string, value: JsonValue) =>
    typeof resolvePointer(sample, at) === 'number' ? Number(value) : value
  let record: JsonObject = sample
  const set = (at: string | undefined, value: JsonValue) => {
    if (at !== undefined) record = withPointer(record, at, like(at, value))
  }
  const isNumeric = ['number', 'bigint'].includes(typeof resolvePointer(sample, records.id))
  record = withPointer(record, records.id, isNumeric ? Math.floor(facts.startMs / 1000) : facts.id)
  set(records.start, time(facts.startMs))
  set(records.end, time(facts.endMs))
  set(
    records.updated,
    records.time === 'date' ? formatTime('dateTime', facts.updatedMs) : time(facts.updatedMs),
  )
  if (records.userId !== undefined) record = withPointer(record, records.userId, userId)
  if (records.offset !== undefined) {
    const { unit, at } = records.offset
    record = withPointer(
      record,
      at,
      unit === 'iso' ? formatOffset(facts.offsetMinutes) : facts.offsetMinutes * (unit === 's' ? 60 : 1),
    )
  }
  if (!isJsonObject(record)) throw new TypeError('the example has no record')
  return record
}
