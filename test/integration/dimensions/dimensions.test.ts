import { describe, expect, it } from 'vitest'
import { consentAutomatically } from '../../../src/client/consent-automatically.ts'
import { memoryStore } from '../../../src/client/memory-store.ts'
import { createTerraClient } from '../../../src/client/terra-client.ts'
import { areaOf } from '../../../src/conformance/check.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import { handlerSend } from '../../../src/http/send.ts'
import { resolvePointer } from '../../../src/kernel/pointer.ts'
import { virtualClock } from '../../../src/kernel/virtual-clock.ts'
import { createMockPartner } from '../../../src/mock/mock-partner.ts'
import { accusing, judgeMock, NOON_MS } from '../../support/judge-mock.ts'
import { aurora } from '../../support/partners.ts'
import { isCryptoPending } from '../../support/pending-crypto.ts'
import { VARIANTS, varied } from './variants.ts'

const DAY_MS = 86_400_000
const SEED = 1
const PULL_CHECKS = CHECKS.filter((check) => areaOf(check) === 'pull')
const cases = Object.entries(VARIANTS)

describe('whatever form a partner gives its history', () => {
  it.each(cases)('the client reads all of it, each record once: %s', async (_, variant) => {
    const partner = varied(await aurora(), variant)
    const clock = virtualClock(NOON_MS, { isBusy: isCryptoPending })
    const mock = createMockPartner(partner, { seed: SEED, clock })
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
    const { at, id: idAt } = { at: partner.data.sleep!.records, id: partner.data.sleep!.records.id }
    const read: string[] = []
    for await (const { record, terra } of client.pull(id, 'sleep', span)) {
      expect(terra, 'the mapping').toBeDefined()
      read.push(String(resolvePointer(record, idAt)))
    }
    const there = mock.world.records(userId!, 'sleep', span.fromMs + DAY_MS, span.toMs - DAY_MS)
    expect(at.id).toBe(idAt)
    expect(there.length).toBeGreaterThan(10)
    expect(there.map((record) => record.id).filter((one) => !read.includes(one))).toEqual([])
    expect(new Set(read).size).toBe(read.length)
  })

  it.each(cases)('who is honest about it is accused of nothing: %s', async (_, variant) => {
    const report = await judgeMock(varied(await aurora(), variant), { seed: SEED, checks: PULL_CHECKS })
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
    expect(report.checks.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(20)
  })
})
