import { expect, it } from 'vitest'
import { askingTimeMs } from '../../src/conformance/asking-time.ts'
import { outsideRange } from '../../src/conformance/range-bounds.ts'
import { recordFacts } from '../../src/conformance/record-facts.ts'
import type { DataSource, Range } from '../../src/partner/data.ts'
import { dataSource } from '../../src/partner/partner.ts'
import { aurora } from '../support/partners.ts'

/** Its times are of local clocks, whose zone stands beside them. */
async function local(format: Range['format']): Promise<DataSource> {
  const source = dataSource(await aurora(), 'sleep')
  return {
    ...source,
    range: { ...source.range, format },
    records: {
      ...{ at: '', id: '/id', start: '/start' },
      time: 'localDateTime',
      offset: { at: '/zone', unit: 'zone' },
    },
  }
}

/** In summer time or an hour later in winter time: nobody knows. */
const twice = { id: '1', start: '2026-10-25T02:30:00', zone: 'Europe/Berlin' }
const once = { ...twice, start: '2026-10-25T03:30:00' }

it('a record of an hour that clocks show twice may lie in a range that holds either', async () => {
  const source = await local('dateTime')
  const inWinter = { fromMs: Date.UTC(2026, 9, 25, 1), toMs: Date.UTC(2026, 9, 25, 3) }
  expect(outsideRange(recordFacts(source.records, twice), source, inWinter)).toBeUndefined()
  const later = { ...inWinter, fromMs: Date.UTC(2026, 9, 25, 2, 45) }
  expect(outsideRange(recordFacts(source.records, once), source, later)).toBe('starts before the range')
})

it('no bound is tried at such an hour, unless it is asked for as the clock shows it', async () => {
  expect(askingTimeMs(await local('dateTime'), twice, undefined)).toBeUndefined()
  expect(askingTimeMs(await local('dateTime'), once, undefined)).toBe(Date.UTC(2026, 9, 25, 2, 30))
  expect(askingTimeMs(await local('localDateTime'), twice, undefined)).toBe(Date.UTC(2026, 9, 25, 2, 30))
})
