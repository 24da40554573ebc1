import { describe, expect, it } from 'vitest'
import { isCryptoPending } from '../../../src/ci/pending-crypto.ts'
import { consentAutomatically } from '../../../src/client/consent-automatically.ts'
import { memoryStore } from '../../../src/client/memory-store.ts'
import { createTerraClient } from '../../../src/client/terra-client.ts'
import { areaOf } from '../../../src/conformance/check.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import { handlerSend } from '../../../src/http/send.ts'
import { virtualClock } from '../../../src/kernel/virtual-clock.ts'
import { createMockPartner } from '../../../src/mock/mock-partner.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { accusing, judgeMock, NOON_MS } from '../../support/judge-mock.ts'
import { namingWorkouts, offeringWorkouts } from '../../support/offering-workouts.ts'
import { aurora } from '../../support/partners.ts'

const DAY_MS = 86_400_000
const PULL_CHECKS = CHECKS.filter((check) => areaOf(check) === 'pull')
const FORMS = [
  [
    'in transactions that list them',
    (partner: Partner) => offeringWorkouts(partner, { whileOpen: 'same' }),
    PULL_CHECKS,
  ],
  ['in transactions that name them, as Polar does', namingWorkouts, CHECKS],
] as const

describe.each(FORMS)('a partner that offers its workouts once, %s', (_, form, checks) => {
  it('is connected, and read whole; a second reading brings what has come since, and nothing twice', async () => {
    const partner = form(await aurora())
    const clock = virtualClock(NOON_MS, { isBusy: isCryptoPending })
    const mock = createMockPartner(partner, { clock })
    const send = handlerSend(mock.handler)
    const { credentials } = mock
    const client = createTerraClient({
      ...{ partner, credentials, send, clock, store: memoryStore() },
      baseUrl: partner.environments.mock!.baseUrl,
    })
    const { id, userId } = await client.connect({ consent: consentAutomatically(partner, send) })
    const there = () => {
      const nowMs = clock.epochMs()
      return mock.world.records(userId!, 'activity', NOON_MS - 30 * DAY_MS, nowMs).length
    }
    const [backfill] = await client.backfill(id, { types: ['activity'] })
    const first = there()
    expect(first).toBeGreaterThan(10)
    expect(backfill).toMatchObject({ ended: 'complete', records: first, changed: first, problems: [] })
    await clock.sleep(7 * DAY_MS)
    const polled = (await client.poll(id)).find(({ type }) => type === 'activity')
    const since = there() - first
    expect(since).toBeGreaterThan(0)
    expect(polled).toMatchObject({ ended: 'complete', records: since, changed: since })
  })

  it('is accused of nothing by any check', async () => {
    const report = await judgeMock(form(await aurora()), { checks, patienceMs: 700_000 })
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
    const about = report.checks.filter(({ probe }) => probe === 'pull-transaction' || probe === 'pull-commit')
    expect(about.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(about.map(({ id }) => `${id} pass`))
    expect(about).toHaveLength(11)
  })
})

describe('a partner that offers all of its data once', () => {
  it('has its mapping judged by what it offers, and is accused of nothing', async () => {
    const partner = offeringWorkouts(await aurora())
    const events = partner.webhooks!.events.filter(({ dataType = 'activity' }) => dataType === 'activity')
    const alone = {
      ...partner,
      data: { activity: partner.data.activity! },
      webhooks: { ...partner.webhooks!, events },
    }
    const report = await judgeMock(alone, { checks: CHECKS })
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
    const mapped = ['mapping/total', 'mapping/start-preserved', 'mapping/example-maps', 'mapping/leaves-live']
    const verdicts = report.checks.filter(({ id }) => mapped.includes(id)).map(({ verdict }) => verdict)
    expect(verdicts).toEqual(['pass', 'pass', 'pass', 'pass'])
  })
})
