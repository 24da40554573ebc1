import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DataSource, Range } from '../../src/partner/data.ts'
import type { Partner } from '../../src/partner/partner.ts'
import type { RequestTemplate } from '../../src/partner/request-template.ts'
import type { TimeFormat } from '../../src/partner/time-format.ts'
import { formatTime } from '../../src/partner/time-format.ts'
import { ask, connect, dataRequest, NOON, recordsOf, type Subject, subject } from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

// The small world: everybody is busy from 22:00 to 24:00 at +01:00, 21:00 to 23:00 UTC, on every date.

async function ranging(
  range: Partial<Range>,
  request?: Partial<RequestTemplate>,
): Promise<{
  about: Subject
  read: (values: Record<string, string | number>) => Promise<readonly string[] | number>
}> {
  const base = await aurora()
  const source = base.data.sleep!
  const sleep: DataSource = {
    ...source,
    request: { ...source.request, ...request },
    range: { ...source.range, ...range },
    paging: { kind: 'none' },
  }
  const about = subject({ ...base, data: { sleep } } as Partner)
  const { accessToken } = await connect(about)
  return {
    about,
    read: async (values) => {
      const answer = await ask(about, dataRequest(about, 'sleep', values, accessToken))
      if (answer.status !== 200) return answer.status
      return recordsOf(about, 'sleep', answer.body).map(({ bedtime_start }) =>
        String(bedtime_start).slice(0, 10),
      )
    },
  }
}

const START = Date.parse('2026-11-10T21:00:00Z')
const SECOND = 1000

describe('the bounds of a range, to the second', () => {
  it.each([
    ['inclusive', 'exclusive', [true, false]],
    ['inclusive', 'inclusive', [true, true]],
    ['exclusive', 'exclusive', [false, false]],
    ['exclusive', 'inclusive', [false, true]],
  ] as const)('%s start, %s end', async (start, end, [atStart, atEnd]) => {
    const { read } = await ranging({ format: 'epochSeconds', start, end, match: 'start' })
    const between = async (fromMs: number, toMs: number) =>
      (await read({ from: fromMs / 1000, to: toMs / 1000 })) as readonly string[]
    expect((await between(START, START + 60 * SECOND)).length).toBe(Number(atStart))
    expect((await between(START - 60 * SECOND, START)).length).toBe(Number(atEnd))
    expect((await between(START - SECOND, START + SECOND)).length).toBe(1)
    expect((await between(START + SECOND, START + 60 * SECOND)).length).toBe(0)
  })

  it('an exclusive end that equals the start is an empty range, not an error', async () => {
    const { read } = await ranging({ format: 'date', end: 'exclusive' })
    expect(await read({ from: '2026-11-10', to: '2026-11-10' })).toEqual([])
  })

  it('an inclusive end of dates takes the whole day in', async () => {
    const { read } = await ranging({ format: 'date', end: 'inclusive' })
    expect(await read({ from: '2026-11-10', to: '2026-11-11' })).toEqual(['2026-11-10', '2026-11-11'])
  })
})

describe('the formats of a range', () => {
  it.each([
    'date',
    'basicDate',
    'dateTime',
    'localDateTime',
    'epochSeconds',
    'epochMilliseconds',
  ] as TimeFormat[])('%s: two days give two records, and adjacent ranges none twice', async (format) => {
    const { read } = await ranging({ format, end: 'exclusive', match: 'start' })
    const at = (day: number) => formatTime(format, Date.UTC(2026, 10, day))
    expect(await read({ from: at(10), to: at(12) })).toEqual(['2026-11-10', '2026-11-11'])
    expect(await read({ from: at(12), to: at(13) })).toEqual(['2026-11-12'])
  })

  it('a date is the day of the user, not of UTC', async () => {
    const { read } = await ranging({ format: 'localDateTime', match: 'start' })
    expect(await read({ from: '2026-11-10T22:00:00', to: '2026-11-10T22:00:01' })).toEqual(['2026-11-10'])
    expect(await read({ from: '2026-11-10T21:00:00', to: '2026-11-10T22:00:00' })).toEqual([])
  })
})

describe('what a range matches', () => {
  const window = { from: '2026-11-10T22:00:00Z', to: '2026-11-11T00:00:00Z' }

  it.each([
    ['start', []],
    ['overlap', ['2026-11-10']],
    ['modified', []],
    ['day', ['2026-11-11']],
  ] as const)('%s', async (match, expected) => {
    const { read } = await ranging({ match })
    expect(await read(window)).toEqual(expected)
  })

  it('modified finds a record by its last change', async () => {
    const { read } = await ranging({ match: 'modified' })
    expect(await read({ from: '2026-11-11T00:00:00Z', to: '2026-11-11T00:00:01Z' })).toEqual(['2026-11-10'])
  })

  it('day finds a record by its date for a range of dates', async () => {
    const { read } = await ranging({ format: 'date', match: 'day', end: 'inclusive' })
    expect(await read({ from: '2026-11-10', to: '2026-11-10' })).toEqual(['2026-11-10'])
  })
})

describe('the kinds of a range', () => {
  it('a single day', async () => {
    const { read } = await ranging({ format: 'date' }, { url: '/v1/sleep/{day}', query: {} })
    expect(await read({ day: '2026-11-10' })).toEqual(['2026-11-10'])
  })

  it('since only: everything up to now', async () => {
    const { read } = await ranging({}, { query: { since: '{since}' } })
    expect(await read({ since: '2026-11-17T00:00:00Z' })).toEqual(['2026-11-17', '2026-11-18', '2026-11-19'])
  })

  it('none: everything within the look-back', async () => {
    const { read } = await ranging({ lookbackDays: 3 }, { query: {} })
    expect(await read({})).toEqual(['2026-11-17', '2026-11-18', '2026-11-19'])
  })

  it('a filter expression', async () => {
    const { read } = await ranging(
      {},
      { query: { filter: 'start_time >= "{from}" AND start_time < "{to}"' } },
    )
    const asked = { from: '2026-11-10T00:00:00Z', to: '2026-11-11T00:00:00Z' }
    expect(await read(asked)).toEqual(['2026-11-10'])
  })

  it('a JSON body', async () => {
    const about = subject(await pulse())
    const { accessToken } = await connect(about)
    const range = { from: START / 1000, to: START / 1000 }
    const answer = await ask(about, dataRequest(about, 'activity', range, accessToken))
    expect(recordsOf(about, 'activity', answer.body)).toMatchObject([{ startdate: START / 1000 }])
  })
})

describe('ranges that are refused, with a body', () => {
  it.each([
    ['a missing end', { from: '2026-11-10T00:00:00Z' }],
    ['a missing start', { to: '2026-11-10T00:00:00Z' }],
    ['a malformed start', { from: 'yesterday', to: '2026-11-10T00:00:00Z' }],
    ['a date where an instant is declared', { from: '2026-11-10', to: '2026-11-11' }],
    ['a range that ends before it starts', { from: '2026-11-11T00:00:00Z', to: '2026-11-10T00:00:00Z' }],
    ['a range wider than declared', { from: '2026-10-01T00:00:00Z', to: '2026-10-31T00:00:01Z' }],
  ])('%s', async (_, range) => {
    const about = subject(await aurora())
    const { accessToken } = await connect(about)
    const answer = await ask(about, dataRequest(about, 'sleep', range, accessToken))
    expect([answer.status, answer.body.error]).toEqual([400, 'invalid_request'])
    expect(answer.body.error_description).toMatch(/range/)
  })

  it('refuses the 31st of November', async () => {
    const { read } = await ranging({ format: 'date' })
    expect(await read({ from: '2026-11-30', to: '2026-11-31' })).toBe(400)
  })

  it('takes a range exactly as wide as declared, in days where it counts days', async () => {
    const dates = await ranging({ format: 'date', end: 'inclusive', maxDays: 3 })
    expect(await dates.read({ from: '2026-11-10', to: '2026-11-12' })).toHaveLength(3)
    expect(await dates.read({ from: '2026-11-10', to: '2026-11-13' })).toBe(400)
    const seconds = await ranging({ format: 'epochSeconds', end: 'inclusive', maxDays: 3 })
    expect(await seconds.read({ from: NOON / 1000 - 3 * 86_400, to: NOON / 1000 })).toHaveLength(3)
  })

  it('answers a range in the future with nothing', async () => {
    const { read } = await ranging({})
    expect(await read({ from: '2027-01-01T00:00:00Z', to: '2027-01-02T00:00:00Z' })).toEqual([])
  })

  it('leaves out what lies beyond the look-back', async () => {
    const { read } = await ranging({ lookbackDays: 5 })
    expect(await read({ from: '2026-11-10T00:00:00Z', to: '2026-11-20T00:00:00Z' })).toEqual([
      ...['2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'],
    ])
  })
})

describe('laws of ranges', () => {
  it('two adjacent ranges return together what their union returns, whatever the seam', async () => {
    const { read } = await ranging({ format: 'epochSeconds', match: 'start', end: 'exclusive' })
    const from = NOON / 1000 - 6 * 86_400
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 6 * 86_400 }), async (seam) => {
        const parts = [
          await read({ from, to: from + seam }),
          await read({ from: from + seam, to: NOON / 1000 }),
        ]
        expect(parts.flat()).toEqual(await read({ from, to: NOON / 1000 }))
      }),
      { seed: 20261123, numRuns: 25 },
    )
  })

  it('data grow as the clock moves', async () => {
    const { about, read } = await ranging({}, { query: { since: '{since}' } })
    const since = '2026-11-19T00:00:00Z'
    expect(await read({ since })).toEqual(['2026-11-19'])
    await about.clock.advance(86_400_000)
    const { accessToken } = await connect(about)
    const answer = await ask(about, dataRequest(about, 'sleep', { since }, accessToken))
    expect(recordsOf(about, 'sleep', answer.body)).toHaveLength(2)
  })
})
