import { describe, expect, it } from 'vitest'
import { isCryptoPending } from '../../../src/ci/pending-crypto.ts'
import { consentAutomatically } from '../../../src/client/consent-automatically.ts'
import { memoryStore } from '../../../src/client/memory-store.ts'
import { createTerraClient } from '../../../src/client/terra-client.ts'
import { areaOf } from '../../../src/conformance/check.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import { handlerSend } from '../../../src/http/send.ts'
import { resolvePointer } from '../../../src/kernel/pointer.ts'
import { virtualClock } from '../../../src/kernel/virtual-clock.ts'
import type { Fault } from '../../../src/mock/fault.ts'
import { createMockPartner, type MockPartnerOptions } from '../../../src/mock/mock-partner.ts'
import type { Hooks } from '../../../src/mock/seams.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { accusing, judgeMock, NOON_MS } from '../../support/judge-mock.ts'
import { aurora } from '../../support/partners.ts'
import { VARIANTS, varied } from './variants.ts'

const DAY_MS = 86_400_000
const SEED = 1
const PULL_CHECKS = CHECKS.filter((check) => areaOf(check) === 'pull')
const cases = Object.entries(VARIANTS)

/** Reads two weeks of nights, and compares them with those that there are. */
async function readsAll(partner: Partner, faults: MockPartnerOptions['faults'] = []): Promise<void> {
  const clock = virtualClock(NOON_MS, { isBusy: isCryptoPending })
  const mock = createMockPartner(partner, { seed: SEED, clock, faults })
  const send = handlerSend(mock.handler)
  const client = createTerraClient({
    partner,
    baseUrl: partner.environments.mock!.baseUrl,
    credentials: mock.credentials,
    send,
    clock,
    store: memoryStore(),
  })
  const { id, userId } = await client.connect({ consent: consentAutomatically(partner, send) })
  const span = { fromMs: NOON_MS - 14 * DAY_MS, toMs: NOON_MS }
  const read: string[] = []
  for await (const { record, terra } of client.pull(id, 'sleep', span)) {
    expect(terra, 'the mapping').toBeDefined()
    read.push(String(resolvePointer(record, partner.data.sleep!.records.id)))
  }
  const there = mock.world.records(userId!, 'sleep', span.fromMs + DAY_MS, span.toMs - DAY_MS)
  expect(there.length).toBeGreaterThan(10)
  expect(there.map((record) => record.id).filter((one) => !read.includes(one))).toEqual([])
  expect(new Set(read).size).toBe(read.length)
}

async function isAccusedOfNothing(partner: Partner, faults: readonly Fault[] = []): Promise<void> {
  const report = await judgeMock(partner, { seed: SEED, checks: PULL_CHECKS, faults })
  expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
  expect(report.checks.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(20)
}

describe('whatever form a partner gives its history', () => {
  it.each(cases)('the client reads all of it, each record once: %s', async (_, variant) => {
    await readsAll(varied(await aurora(), variant))
  })

  it.each(cases)('who is honest about it is accused of nothing: %s', async (_, variant) => {
    await isAccusedOfNothing(varied(await aurora(), variant))
  })
})

describe('what no descriptor says and is yet no mistake', () => {
  const habit = (id: string, hooks: Hooks): Fault => ({
    id,
    hooks,
    area: 'pull',
    title: '',
    source: { document: '' },
    caughtBy: [],
  })
  const habits = [
    habit('a first page that is empty and has a cursor', {
      page: (honest) => (records, query, mock) =>
        query.position.kind !== 'offset' || records.length === 0
          ? honest(records, query, mock)
          : { records: [], total: records.length, next: { kind: 'after', atMs: 0, id: '' } },
    }),
    habit('pages that are shorter than they might be', {
      page: (honest) => (records, query, mock) =>
        honest(records, { ...query, pageSize: Math.max(1, (query.pageSize ?? 1) - 1) }, mock),
    }),
    habit('the newest first', {
      selectRecords: (honest) => (query, mock) => [...honest(query, mock)].reverse(),
      page: () => (records, query) => {
        const { position, pageSize = 4 } = query
        const first =
          position.kind === 'offset' ? position.offset : records.findIndex(({ id }) => id === position.id) + 1
        const shown = records.slice(first, first + pageSize)
        const last = shown.at(-1)
        const isLast = last === undefined || first + shown.length >= records.length
        const next = isLast ? {} : { next: { kind: 'after' as const, atMs: last.startMs, id: last.id } }
        return { records: shown, total: records.length, ...next }
      },
    }),
  ]

  it.each(habits.map((one) => [one.id, one] as const))(
    '%s: all is read, and nobody accused',
    async (_, one) => {
      const partner = varied(await aurora(), {})
      await readsAll(partner, [one])
      await isAccusedOfNothing(partner, [one])
    },
  )
})
