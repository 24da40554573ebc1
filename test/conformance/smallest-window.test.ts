import { expect, it } from 'vitest'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { curlOfRedacted } from '../../src/conformance/report/curl.ts'
import { findFault } from '../../src/mock/faults/registry.ts'
import { dataSource, type Partner } from '../../src/partner/partner.ts'
import { judgeMock } from '../support/judge-mock.ts'
import { aurora } from '../support/partners.ts'

const HOUR_MS = 3_600_000

async function onlySleep(): Promise<Partner> {
  const partner = await aurora()
  return { ...partner, data: { sleep: dataSource(partner, 'sleep') } }
}

it.each([1, 2, 3, 4])(
  'a record that two adjacent ranges lose is shown in the smallest of them, with what repeats it (seed %i)',
  async (seed) => {
    const id = 'pull/adjacent-windows-lose-nothing'
    const report = await judgeMock(await onlySleep(), {
      seed,
      faults: [findFault('start-exclusive')],
      checks: CHECKS.filter((check) => check.id === id),
    })
    const [result] = report.checks
    expect(result?.verdict).toBe('fail')
    const [, from, to] = /from (\S+) to (\S+),/.exec(result!.found!)!
    expect(Date.parse(to!) - Date.parse(from!)).toBeLessThan(12 * HOUR_MS)
    expect(result?.replay).toMatch(new RegExp(`--only ${id} --seed ${seed}$`))
    expect(result?.exchanges.map(curlOfRedacted)).toEqual([
      expect.stringMatching(/^curl[\s\S]+\/v1\/sleep\?start=/),
      expect.stringMatching(/^curl[\s\S]+\/v1\/sleep\?start=/),
    ])
  },
)

it.each([1, 2])(
  'an order that is not kept is shown in the smallest span that breaks it (seed %i)',
  async (seed) => {
    const { data, ...partner } = await onlySleep()
    const records = { ...data.sleep!.records, order: 'ascending' } as const
    const report = await judgeMock(
      { ...partner, data: { sleep: { ...data.sleep!, records } } },
      {
        seed,
        faults: [findFault('order-turned-around')],
        checks: CHECKS.filter(({ id }) => id === 'pull/order-as-declared'),
      },
    )
    const [, from, to, count] = /from (\S+) to (\S+): record 2 of (\d+)/.exec(report.checks[0]!.found!)!
    expect(Number(count)).toBeLessThan(4)
    expect(Date.parse(to!) - Date.parse(from!)).toBeLessThan(60 * HOUR_MS)
  },
)

it('the sizes of pages and the windows that are tried differ with the seed, and with nothing else', async () => {
  const partner = await onlySleep()
  const asked = async (seed: number) => {
    const checks = CHECKS.filter(({ id }) => id === 'pull/pages-hold-everything' || id === 'pull/ids-stable')
    const { timeline } = await judgeMock(partner, { seed, checks })
    return timeline!.length
  }
  const counts = [await asked(1), await asked(2), await asked(3), await asked(4)]
  expect(new Set(counts).size).toBeGreaterThan(1)
  expect(await asked(1)).toBe(counts[0])
})
