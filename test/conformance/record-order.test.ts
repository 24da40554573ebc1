import { describe, expect, it } from 'vitest'
import { firstOutOfOrder } from '../../src/conformance/record-order.ts'
import type { JsonObject } from '../../src/kernel/json.ts'
import type { DataSource, Records } from '../../src/partner/data.ts'
import { dataSource } from '../../src/partner/partner.ts'
import { aurora } from '../support/partners.ts'

const BERLIN = { at: '/zone', unit: 'zone' } as const

async function ascending(records: Partial<Records>): Promise<DataSource> {
  const source = dataSource(await aurora(), 'body')
  return { ...source, records: { ...source.records, start: '/at', order: 'ascending', ...records } }
}

const inBerlin = (...times: readonly string[]): readonly JsonObject[] =>
  times.map((at) => ({ at, zone: 'Europe/Berlin' }))

describe('the first record out of the declared order', () => {
  it('is none where the clocks of a zone go back between two records', async () => {
    const source = await ascending({ time: 'localDateTime', offset: BERLIN })
    const night = inBerlin('2026-10-25T02:50:00', '2026-10-25T02:10:00', '2026-10-25T03:00:00')
    expect(firstOutOfOrder(night, source)).toBeUndefined()
  })

  it('is one that no clock of its zone explains', async () => {
    const source = await ascending({ time: 'localDateTime', offset: BERLIN })
    const swapped = inBerlin('2026-06-10T08:00:00', '2026-06-10T12:00:00', '2026-06-10T10:00:00')
    expect(firstOutOfOrder(swapped, source)).toBe(2)
  })

  it.each([
    ['date', '2026-06-11', '2026-06-10', '2026-06-08'],
    ['dateObject', day(11), day(10), day(8)],
  ] as const)(
    'is none where a traveller lives one day twice, written as %s, and one where it is two',
    async (time, first, second, other) => {
      const source = await ascending({ time })
      expect(firstOutOfOrder([{ at: first }, { at: second }], source)).toBeUndefined()
      expect(firstOutOfOrder([{ at: first }, { at: other }], source)).toBe(1)
    },
  )
})

function day(number: number): JsonObject {
  return { year: 2026, month: 6, day: number }
}
