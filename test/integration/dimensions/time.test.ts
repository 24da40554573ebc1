import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { isCryptoPending } from '../../../src/ci/pending-crypto.ts'
import { consentAutomatically } from '../../../src/client/consent-automatically.ts'
import { memoryStore } from '../../../src/client/memory-store.ts'
import { createTerraClient } from '../../../src/client/terra-client.ts'
import { areaOf } from '../../../src/conformance/check.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import { handlerSend } from '../../../src/http/send.ts'
import type { JsonObject } from '../../../src/kernel/json.ts'
import { resolvePointer } from '../../../src/kernel/pointer.ts'
import { virtualClock } from '../../../src/kernel/virtual-clock.ts'
import { createMockPartner } from '../../../src/mock/mock-partner.ts'
import type { DataType } from '../../../src/partner/data.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { accusing, judgeMock } from '../../support/judge-mock.ts'
import { aurora } from '../../support/partners.ts'
import { isDateObject, TIME_VARIANTS, type TimeVariant, withDateObjects, withTimes } from './time-variants.ts'

const DAY_MS = 86_400_000
const modern = await aurora()
const cases = Object.entries(TIME_VARIANTS)

/** Days after the clocks have changed in the user's home. */
const AUTUMN_MS = Date.UTC(2026, 9, 27, 12)
const CHANGES = [
  ['forward', Date.UTC(2026, 2, 31, 12)],
  ['back', AUTUMN_MS],
] as const

const OF_RECORDS = CHECKS.filter((check) => ['pull', 'mapping'].includes(areaOf(check)))

/** What the client makes of a week, beside what there is. */
async function pulled(partner: Partner, type: DataType, nowMs: number) {
  const clock = virtualClock(nowMs, { isBusy: isCryptoPending })
  const mock = createMockPartner(partner, { seed: 3, clock })
  const send = handlerSend(mock.handler)
  const client = createTerraClient({
    ...{ partner, credentials: mock.credentials, send, clock, store: memoryStore() },
    baseUrl: 'http://127.0.0.1:4010',
  })
  const { id, userId } = await client.connect({ consent: consentAutomatically(partner, send) })
  const records: { readonly record: JsonObject; readonly terra: JsonObject }[] = []
  for await (const { record, terra, problems } of client.pull(id, type, {
    fromMs: nowMs - 8 * DAY_MS,
    toMs: nowMs,
  })) {
    expect(problems).toEqual([])
    records.push({ record: record as JsonObject, terra: terra as JsonObject })
  }
  const there = mock.world.records(userId!, type, nowMs - 7 * DAY_MS, nowMs - DAY_MS)
  const at = partner.data[type]!.records.id
  return there.map((one) => ({
    ...one,
    zone: mock.users[0]!.zone,
    ...records.find(({ record }) => String(resolvePointer(record, at)) === one.id)!,
  }))
}

/** As Terra writes it: microseconds, and the offset that there is. */
function stamp(ms: number, zone: string): string {
  const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
  return there.toString({ timeZoneName: 'never', fractionalSecondDigits: 6 })
}

/** What Terra's object must say of a night. */
function told(
  { says }: TimeVariant,
  { startMs, endMs, zone }: { readonly startMs: number; readonly endMs: number; readonly zone: string },
  knowsOffset: boolean,
): readonly string[] {
  const start = stamp(startMs, zone)
  if (says === 'own') return [start, stamp(endMs, zone)]
  if (says === 'local' || !knowsOffset) return [start, stamp(endMs, zone)].map((text) => text.slice(0, 26))
  return [start, stamp(endMs, start.slice(26))]
}

describe.each(cases)('%s', (_, variant) => {
  const partner = withTimes(modern, variant)

  it.each(CHANGES)('the clocks go %s, and every night is told as it was', async (_direction, nowMs) => {
    const nights = await pulled(partner, 'sleep', nowMs)
    expect(nights.length).toBeGreaterThan(4)
    const changes = nights.filter(
      ({ startMs, endMs, zone }) => stamp(startMs, zone).slice(26) !== stamp(endMs, zone).slice(26),
    )
    expect(changes.length, 'nights in which the clocks change').toBe(1)
    const { offset } = partner.data.sleep!.records
    for (const night of nights) {
      const knowsOffset = offset === undefined || resolvePointer(night.record, offset.at) !== undefined
      const { start_time, end_time } = night.terra.metadata as JsonObject
      expect([start_time, end_time]).toEqual(told(variant, night, knowsOffset))
    }
  })

  it('nobody honest is accused while the clocks go back', async () => {
    const report = await judgeMock(partner, { checks: OF_RECORDS, nowMs: AUTUMN_MS })
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
    expect(report.checks.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(60)
  })
})

describe('a day that is an object of year, month and day', () => {
  const partner = withDateObjects(modern)

  it('is told from midnight to midnight', async () => {
    const days = await pulled(partner, 'daily', AUTUMN_MS)
    expect(days.length).toBeGreaterThan(4)
    for (const { record, terra, day } of days) {
      expect(isDateObject(record.day)).toBe(true)
      expect((terra.metadata as JsonObject).start_time).toMatch(new RegExp(`^${day}T00:00:00.000000[+-]`))
    }
  })

  it('makes nobody honest accused', async () => {
    const report = await judgeMock(partner, { checks: OF_RECORDS })
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
  })
})
