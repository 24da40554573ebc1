import { expect, it } from 'vitest'
import { resolvePointer } from '../../src/kernel/pointer.ts'
import { virtualClock } from '../../src/kernel/virtual-clock.ts'
import { createWorld } from '../../src/world/world.ts'
import { TIME_VARIANTS, withTimes } from '../integration/dimensions/time-variants.ts'
import { aurora } from '../support/partners.ts'

const NOW_MS = Date.UTC(2026, 5, 10, 12)
const DAY_MS = 86_400_000

it('who travels shows the clock of home where a partner tells the zone of a user once, and the clock there elsewhere', async () => {
  const offsets = (title: keyof typeof TIME_VARIANTS, partner: Awaited<ReturnType<typeof aurora>>) => {
    const world = createWorld(withTimes(partner, TIME_VARIANTS[title]!), {
      seed: 1,
      clock: virtualClock(NOW_MS),
    })
    const { id, zone } = world.users.find(({ life }) => life === 'traveller')!
    const nights = world.records(id, 'sleep', NOW_MS - 300 * DAY_MS, NOW_MS)
    expect(nights.length).toBeGreaterThan(200)
    const names = nights.map(({ record }) => resolvePointer(record, '/zone'))
    return { zone, names: new Set(names), offsets: new Set(nights.map(({ offsetMinutes }) => offsetMinutes)) }
  }
  const modern = await aurora()
  const named = offsets('local times, and an IANA name', modern)
  const once = offsets('local times, and the zone in the profile alone', modern)
  expect(named.names.size).toBeGreaterThan(1)
  expect(named.offsets.size).toBeGreaterThan(2)
  // Winter and summer at home.
  expect(once.offsets.size).toBe(2)
})
