import { beforeAll, describe, expect, it } from 'vitest'
import { type ManualClock, manualClock } from '../../src/kernel/clock.ts'
import { type JsonValue, stringifyJson } from '../../src/kernel/json.ts'
import { resolvePointer, withPointer } from '../../src/kernel/pointer.ts'
import { partnerMapping } from '../../src/mapping/compile.ts'
import { DATA_TYPES, type DataSource, type DataType } from '../../src/partner/data.ts'
import { dataSource, dataTypesOf, type Partner } from '../../src/partner/partner.ts'
import { parseTime } from '../../src/partner/time-format.ts'
import { compileValidator } from '../../src/schema/validator.ts'
import { judgeModel } from '../../src/terra/judge.ts'
import { createWorld, type World, type WorldRecord } from '../../src/world/world.ts'
import { aurora, pulse } from '../support/partners.ts'

const NOW_MS = Date.parse('2026-11-23T10:00:00Z')
const DAY_MS = 86_400_000

let partners: Readonly<Record<'aurora' | 'pulse', Partner>>
beforeAll(async () => {
  partners = { aurora: await aurora(), pulse: await pulse() }
})

function worldOf(
  partner: Partner,
  options: { seed?: number; clock?: ManualClock; users?: number } = {},
): World {
  return createWorld(partner, { seed: 1, clock: manualClock(NOW_MS), ...options })
}

interface Sampled {
  readonly userId: string
  readonly told: WorldRecord
}

/** Records of every user: around both changes of the clocks, and the latest. */
function samplesOf(world: World, type: DataType): readonly Sampled[] {
  const windows = ['2026-03-28', '2026-10-24', '2026-11-20'].map((day) => Date.parse(day))
  return world.users.flatMap(({ id: userId }) =>
    windows.flatMap((fromMs) =>
      world.records(userId, type, fromMs, fromMs + 2.5 * DAY_MS).map((told) => ({ userId, told })),
    ),
  )
}

function answerWith({ example, response, records }: DataSource, list: readonly JsonValue[]): JsonValue {
  return withPointer(example, `${response.root}${records.at}`, list)
}

describe.each(['aurora', 'pulse'] as const)('the world of %s', (name) => {
  const types = ['sleep', 'activity', 'daily', 'body'] as const
  let samples: Readonly<Record<(typeof types)[number], readonly Sampled[]>>
  beforeAll(() => {
    const world = worldOf(partners[name])
    samples = Object.fromEntries(types.map((type) => [type, samplesOf(world, type)])) as typeof samples
  })

  it.each(types)('tells %s that obeys the declared schema', (type) => {
    const source = dataSource(partners[name], type)
    const validate = compileValidator(source.schema)
    expect(samples[type].length).toBeGreaterThan(40)
    for (const { told } of samples[type]) expect(validate(answerWith(source, [told.record]))).toEqual([])
  })

  it.each(types)("puts %s's id, times, offset and user where the descriptor says", (type) => {
    const { records } = dataSource(partners[name], type)
    for (const { userId, told } of samples[type]) {
      const at = (pointer: string | undefined) =>
        pointer === undefined ? undefined : resolvePointer(told.record, pointer)
      const instant = (pointer: string | undefined) =>
        parseTime(records.time, at(pointer), told.offsetMinutes)
      expect(String(at(records.id))).toBe(told.id)
      expect(instant(records.start)).toBe(told.startMs)
      if (records.end !== undefined) expect(instant(records.end)).toBe(told.endMs)
      if (records.userId !== undefined) expect(String(at(records.userId))).toBe(userId)
      if (records.offset?.unit === 's') expect(at(records.offset.at)).toBe(told.offsetMinutes * 60)
    }
  })

  it.each(types)('tells %s that the mapping turns back into a sound Terra object', (type) => {
    const mapping = partnerMapping(partners[name], type)
    for (const { told } of samples[type]) {
      const { value, problems } = mapping.apply(told.record)
      expect(problems).toEqual([])
      expect(judgeModel(type, value, { nowMs: NOW_MS }).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
    }
  })

  it('is the same for the same seed, byte by byte, in whatever order it is asked', () => {
    const ask = (order: readonly DataType[]) => {
      const world = worldOf(partners[name], { seed: 5 })
      return new Map(
        order.map((type) => [
          type,
          stringifyJson(
            world.records(world.users[2]!.id, type, NOW_MS - 20 * DAY_MS, NOW_MS).map(({ record }) => record),
          ),
        ]),
      )
    }
    const forwards = ask(types)
    const backwards = ask([...types].reverse())
    for (const type of types) expect(backwards.get(type)).toBe(forwards.get(type))
    const other = worldOf(partners[name], { seed: 6 })
    expect(other.users[2]!.id).not.toBe(worldOf(partners[name], { seed: 5 }).users[2]!.id)
  })

  it('gives every record an id of its own', () => {
    const world = worldOf(partners[name])
    for (const type of types) {
      const ids = world.users.flatMap(({ id }) =>
        world.records(id, type, NOW_MS - 100 * DAY_MS, NOW_MS).map((told) => told.id),
      )
      expect(ids.length).toBeGreaterThan(500)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('keeps an id, and a record while it says the same', async () => {
    const clock = manualClock(NOW_MS)
    const world = worldOf(partners[name], { clock })
    const reviser = world.users.find(({ life }) => life === 'reviser')!
    const ask = () => world.records(reviser.id, 'sleep', NOW_MS - 5 * DAY_MS, NOW_MS - DAY_MS)
    const before = ask()
    expect(ask().map(({ record }) => record)).toEqual(before.map(({ record }) => record))
    expect(ask()[0]!.record).toBe(before[0]!.record)
    await clock.advance(6 * DAY_MS)
    const after = ask()
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    const isAmended = after.map((told, index) => told.updatedMs > before[index]!.updatedMs)
    for (const [index, amended] of isAmended.entries()) {
      if (amended) expect(after[index]!.record).not.toEqual(before[index]!.record)
      else expect(after[index]!.record).toBe(before[index]!.record)
    }
  })

  it('has no records of strangers, and none of types that the partner does not offer', () => {
    const world = worldOf(partners[name])
    const missing = DATA_TYPES.find((type) => !dataTypesOf(partners[name]).includes(type))!
    expect(world.user('nobody')).toBeUndefined()
    expect(world.records('nobody', 'sleep', 0, NOW_MS)).toEqual([])
    expect(world.records(world.users[0]!.id, missing, 0, NOW_MS)).toEqual([])
    expect(world.changes('nobody', 'sleep', 0, NOW_MS)).toEqual([])
  })

  it('tells of changes with the record as it then stands', async () => {
    const clock = manualClock(NOW_MS)
    const world = worldOf(partners[name], { clock })
    await clock.advance(5 * DAY_MS)
    const tidier = world.users.find(({ life }) => life === 'tidier')!
    const changes = world.changes(tidier.id, 'sleep', NOW_MS, clock.epochMs())
    expect(changes.filter(({ kind }) => kind === 'created')).toHaveLength(5)
    for (const { kind, atMs, record } of changes) if (kind !== 'deleted') expect(record.updatedMs).toBe(atMs)
  })
})

describe('users', () => {
  it('have names of their own', () => {
    const { users } = worldOf(partners.aurora, { users: 480 })
    expect(new Set(users.map(({ name }) => name)).size).toBe(480)
  })
})

describe('user ids', () => {
  it('look like the example where they are text', () => {
    const { users } = worldOf(partners.aurora)
    for (const { id } of users) expect(id).toMatch(/^usr_[0-9a-f]{12}$/)
  })

  it('are integers that no double can hold where the descriptor says integer', () => {
    const { users } = worldOf(partners.pulse)
    for (const { id } of users) expect(BigInt(Number(id))).not.toBe(BigInt(id))
  })

  it('find their users', () => {
    const world = worldOf(partners.pulse)
    for (const user of world.users) expect(world.user(user.id)).toBe(user)
  })
})

describe('devices', () => {
  const namesOf = (life: string) => {
    const world = worldOf(partners.aurora)
    const { id } = world.users.find((user) => user.life === life)!
    const records = world.records(id, 'sleep', NOW_MS - 5 * DAY_MS, NOW_MS)
    return new Set(records.map(({ record }) => resolvePointer(record, '/device/name')))
  }

  it("are the example's for who has no special one", () => {
    const { example } = dataSource(partners.aurora, 'sleep')
    expect(namesOf('steady')).toEqual(new Set([resolvePointer(example, '/data/0/device/name')]))
  })

  it('are two for who wears two', () => {
    expect(namesOf('two-devices').size).toBe(2)
  })
})

describe('a large world', () => {
  it('of ten thousand users gives each an id of its own', () => {
    const world = worldOf(partners.aurora, { users: 10_000 })
    expect(world.users).toHaveLength(10_000)
    expect(new Set(world.users.map(({ id }) => id)).size).toBe(10_000)
  })

  it('answers for its last user', () => {
    const world = worldOf(partners.aurora, { users: 10_000 })
    const last = world.users.at(-1)!
    const records = world.records(last.id, 'sleep', NOW_MS - 3 * DAY_MS, NOW_MS)
    expect(records.length).toBeGreaterThan(0)
  })

  it('tells a user the same, however many there are', () => {
    const tell = (users: number) => {
      const world = worldOf(partners.aurora, { users })
      return stringifyJson(
        world.records(world.users[1]!.id, 'daily', NOW_MS - 2 * DAY_MS, NOW_MS).map(({ record }) => record),
      )
    }
    expect(tell(3)).toBe(tell(5000))
  })
})
