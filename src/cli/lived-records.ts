import { manualClock } from '../kernel/clock.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import type { Partner } from '../partner/partner.ts'
import { createWorld } from '../world/world.ts'

/** 10 June 2026, noon UTC. Fixed, so that a seed says the same tomorrow. */
const NOW_MS = Date.UTC(2026, 5, 10, 12)
const DAY_MS = 86_400_000
/** So many days of everybody's life are looked through before the next people are made. */
const DAYS = 400

/**
 * Records of people who live: nights that add up, days that follow one another, by turns from everybody. Endless where
 * the partner's people have any records of the type, empty where they have none.
 */
export function* livedRecords(partner: Partner, type: DataType, seed: number): Generator<JsonObject> {
  for (let generation = 0; ; generation++) {
    const world = createWorld(partner, { seed: seed + generation, clock: manualClock(NOW_MS) })
    let any = false
    for (let day = 1; day <= DAYS; day++) {
      for (const { id } of world.users) {
        const until = NOW_MS - (day - 1) * DAY_MS
        for (const { startMs, record } of world.records(id, type, until - DAY_MS, until)) {
          // What began on the day before is told with that day.
          if (startMs < until - DAY_MS) continue
          any = true
          yield record
        }
      }
    }
    if (!any) return
  }
}
