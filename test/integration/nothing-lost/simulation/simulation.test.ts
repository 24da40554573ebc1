import { beforeAll, describe, expect, it } from 'vitest'
import { random } from '../../../../src/kernel/random.ts'
import type { Partner } from '../../../../src/partner/partner.ts'
import { aurora } from '../../../support/partners.ts'
import { persistent } from '../deliveries.ts'
import { type Run, runSchedule, type Schedule } from './world.ts'

const SCHEDULES = Number(process.env.SCHEDULES ?? 2000)

let partner: Partner
beforeAll(async () => {
  const loaded = persistent(await aurora())
  const delaysSeconds = Array.from({ length: 60 }, (_, index) => Math.min(2 * (index + 1), 30))
  partner = { ...loaded, webhooks: { ...loaded.webhooks!, retry: { delaysSeconds } } }
})

describe('an emitter, a network and a receiver, in any schedule of lost, late and repeated deliveries and of crashes at every await', () => {
  it(`lose nothing, store each event once and hand each record on once (${SCHEDULES} schedules)`, async () => {
    const totals = { deaths: 0, attempts: 0, events: 0, repeats: 0 }
    for (let seed = 1; seed <= SCHEDULES; seed++) {
      const schedule = scheduleOf(seed)
      const run = await runSchedule(schedule, partner)
      expect(brokenLaws(run), JSON.stringify(schedule)).toEqual([])
      totals.deaths += run.deaths
      totals.attempts += run.attempts
      totals.events += run.planned.length
      totals.repeats += run.told.length - new Set(run.told.map(({ id }) => id)).size
    }
    // A simulation in which nothing happens proves nothing.
    expect(totals.deaths).toBeGreaterThan(SCHEDULES * 2)
    expect(totals.attempts).toBeGreaterThan(totals.events * 1.5)
    expect(totals.repeats).toBeGreaterThan(SCHEDULES / 20)
  }, 120_000)

  it('deliver each event at the first attempt when nothing goes wrong', async () => {
    const calm = { ...scheduleOf(3), crashes: false, badNetwork: false, customerTrouble: 0 }
    const run = await runSchedule(calm, partner)
    expect(run.attempts).toBe(run.planned.length)
    expect(brokenLaws(run)).toEqual([])
  })

  it('repeat themselves: one seed, one history', async () => {
    const [one, two] = [await runSchedule(scheduleOf(5), partner), await runSchedule(scheduleOf(5), partner)]
    expect(one).toEqual(two)
  })
})

function scheduleOf(seed: number): Schedule {
  const rolls = random(seed, 'kind')
  return {
    seed,
    events: rolls.int(1, 4),
    concurrency: rolls.int(1, 4),
    order: rolls.pick(['none', 'perUser'] as const),
    crashes: rolls.chance(0.8),
    badNetwork: rolls.chance(0.9),
    customerTrouble: rolls.pick([0, 0.3, 0.6]),
  }
}

function brokenLaws(run: Run): readonly string[] {
  const { planned, put, stored, told, records, leftInOutbox } = run
  const broken = [...run.broken]
  if (put.size !== planned.length) broken.push(`only ${put.size} of ${planned.length} were ever put`)
  if (leftInOutbox > 0) broken.push(`${leftInOutbox} still wait`)
  for (const { id } of planned) {
    if (!stored.has(id)) broken.push(`${id} never arrived`)
    if ((stored.get(id) ?? 0) > 1) broken.push(`${id} was stored ${stored.get(id)} times`)
  }
  const tellings = new Map<string, Set<string>>()
  for (const { id, event } of told) {
    const data = ('data' in event ? event.data : []) as readonly { id: string; revision: number }[]
    for (const record of data) {
      const name = `${record.id} in revision ${record.revision}`
      tellings.set(name, (tellings.get(name) ?? new Set()).add(id))
    }
  }
  for (const [name, ids] of tellings) if (ids.size > 1) broken.push(`${name} was handed on ${ids.size} times`)
  const newest = new Map(planned.map(({ recordId, revision }) => [recordId, revision]))
  for (const [recordId, revision] of newest) {
    if (records.get(recordId) !== revision)
      broken.push(`${recordId} is held in revision ${records.get(recordId)}`)
    if (!tellings.has(`${recordId} in revision ${revision}`)) broken.push(`${recordId} was never handed on`)
  }
  return broken
}
