import { describe, expect, it } from 'vitest'
import { manualClock } from '../../../src/kernel/clock.ts'
import type { JsonValue } from '../../../src/kernel/json.ts'
import type { DataSource, DataType, Records } from '../../../src/partner/data.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { createWorld, type WorldRecord } from '../../../src/world/world.ts'

const NOW_MS = Date.parse('2026-11-23T10:00:00Z')
const DAY_MS = 86_400_000

/** A partner with one data type, written as unlike the others as can be. */
function partnerWith(
  type: DataType,
  {
    at,
    example,
    mapping,
    schema = true,
    ...records
  }: Omit<Records, 'at'> & {
    at: string
    example: JsonValue
    mapping: JsonValue
    schema?: DataSource['schema']
  },
): Partner {
  const source: DataSource = {
    scopes: [],
    request: { method: 'GET', url: '/' },
    range: { format: 'date', start: 'inclusive', end: 'inclusive', match: 'start' },
    paging: { kind: 'none' },
    response: { root: '/result' },
    records: { at, ...records },
    empty: 'list',
    schema,
    example,
    mapping,
  }
  return {
    id: 'plain',
    name: 'Plain',
    environments: {},
    auth: { kind: 'apiKey', access: { headers: {}, query: {} }, credentials: {} },
    data: { [type]: source },
  }
}

function latest(partner: Partner, type: DataType, life = 'steady'): WorldRecord {
  const world = createWorld(partner, { seed: 4, clock: manualClock(NOW_MS) })
  const user = world.users.find((one) => one.life === life)!
  return world.records(user.id, type, NOW_MS - 3 * DAY_MS, NOW_MS).at(-1)!
}

describe('a record', () => {
  const sleep = partnerWith('sleep', {
    at: '/night',
    id: '/ref/key',
    start: '/begin',
    end: '/finish',
    updated: '/changed',
    userId: '/owner',
    time: 'localDateTime',
    offset: { at: '/tz', unit: 'iso' },
    example: {
      result: {
        night: {
          ref: { key: 'n-0001', version: 3 },
          owner: 'member-7',
          begin: '2026-05-01 22:00:00',
          finish: '2026-05-02 06:00:00',
          changed: '2026-05-02 06:10:00',
          tz: '+0200',
          deep: 'PT2H',
          minutes: { rem: 90 },
          events: [{ at: '2026-05-02 02:00:00', what: 'turned' }],
          seen: 1777667400,
          note: 'slept well',
        },
      },
    },
    mapping: {
      metadata: { summary_id: 'ref.key', start_time: '$time(begin, tz)', end_time: '$time(finish, tz)' },
      sleep_durations_data: { asleep: { duration_REM_sleep_state_seconds: 'minutes.rem * 60' } },
    },
  })
  const told = latest(sleep, 'sleep', 'early-riser')
  const record = told.record as Record<string, JsonValue>
  const wall = (epochMs: number) =>
    new Date(epochMs + 330 * 60_000).toISOString().slice(0, 19).replace('T', ' ')

  it('has local times and their offset in the manner of the example', () => {
    expect(record).toMatchObject({
      begin: wall(told.startMs),
      finish: wall(told.endMs),
      changed: wall(told.updatedMs),
      tz: '+0530',
    })
  })

  it('has its id and its owner where they belong, beside what the example has there', () => {
    expect(record.ref).toEqual({ key: told.id, version: 3 })
    expect(told.id).toMatch(/^n-\d{12}$/)
    expect(record.owner).toMatch(/^member-\d{12}$/)
  })

  it('keeps what no leaf reaches, but for times, which move along', () => {
    expect(record).toMatchObject({ deep: 'PT2H', note: 'slept well' })
    const middleMs = (told.startMs + told.endMs) / 2
    expect(record.events).toEqual([{ at: wall(middleMs), what: 'turned' }])
    expect(record.seen).toBeGreaterThan(told.startMs / 1000)
    expect(record.seen).toBeLessThan(told.endMs / 1000)
  })

  it('says in minutes what Terra says in seconds, without loss', () => {
    expect(Number.isInteger((record.minutes as { rem: number }).rem)).toBe(true)
  })
})

describe('the other types', () => {
  it('a diary of meals has as many as were eaten', () => {
    const partner = partnerWith('nutrition', {
      at: '/days',
      id: '/id',
      start: '/date',
      time: 'date',
      example: {
        result: {
          days: [{ id: 'day-2026-05-01', date: '2026-05-01', kcal: 1, meals: [{ title: 'x', fat: 1 }] }],
        },
      },
      mapping: {
        metadata: { start_time: '$midnight(date)', end_time: '$nextMidnight(date)' },
        summary: { macros: { calories: 'kcal' } },
        meals: [],
      },
    })
    const told = latest(partner, 'nutrition')
    expect(told.record).toMatchObject({ id: 'day-2026-11-22', date: '2026-11-22' })
    expect(told.record.kcal).toBeGreaterThan(1000)
    expect(told.day).toBe('2026-11-22')
  })

  it('a cycle has its day', () => {
    const partner = partnerWith('menstruation', {
      at: '/days',
      id: '/id',
      start: '/date',
      time: 'basicDate',
      example: { result: { days: [{ id: 12, date: '20260501', cycleDay: 40 }] } },
      mapping: {
        metadata: { start_time: '$midnight(date)', end_time: '$nextMidnight(date)' },
        menstruation_data: { day_in_cycle: 'cycleDay' },
      },
    })
    const told = latest(partner, 'menstruation')
    expect(told.record.date).toBe('20261122')
    expect(told.record.cycleDay).toBeLessThan(32)
    expect(String(told.record.id)).toBe(told.id)
    expect(Number.isSafeInteger(told.record.id)).toBe(true)
  })

  it('a profile is there whatever the window, and changes with a birthday', async () => {
    const partner = partnerWith('athlete', {
      at: '',
      id: '/uuid',
      start: '/joined',
      time: 'epochMilliseconds',
      example: {
        result: {
          uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
          joined: 1777600000000,
          years: 30,
          first: 'A',
        },
      },
      mapping: { age: 'years', first_name: 'first' },
    })
    const clock = manualClock(NOW_MS)
    const world = createWorld(partner, { seed: 4, clock })
    const { id, name } = world.users[0]!
    const ask = () => world.records(id, 'athlete', clock.epochMs() - 1, clock.epochMs())
    const [before] = ask()
    expect(before!.record.first).toBe(name.split(' ')[0])
    await clock.advance(366 * DAY_MS)
    const [after] = ask()
    expect(after!.id).toBe(before!.id)
    expect(after!.record.years).toBe(Number(before!.record.years) + 1)
  })
})
