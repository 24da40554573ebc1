import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/client/answer.ts'
import { answerOf } from '../../src/client/answer.ts'
import { dataRequest } from '../../src/client/data-request.ts'
import { spanAround } from '../../src/client/event-time.ts'
import { nextPage, type Position } from '../../src/client/next-page.ts'
import { type Page, type PagesEnd, pullPages } from '../../src/client/pull-pages.ts'
import { readPage } from '../../src/client/read-page.ts'
import { windowsOf } from '../../src/client/windows.ts'
import { recordExchange } from '../../src/http/exchange.ts'
import { retryAfterMs } from '../../src/http/retry-after.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import type { DataSource, Paging, Range } from '../../src/partner/data.ts'
import { dataSource } from '../../src/partner/partner.ts'
import { parseTime, TIME_FORMATS } from '../../src/partner/time-format.ts'
import { aurora, pulse } from '../support/partners.ts'
import { START_MS } from './connected.ts'

const DAY_MS = 86_400_000
const NOW_MS = Date.parse('2026-11-20T12:00:00Z')

async function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const send = async () => new Response([204, 304].includes(status) ? null : text, { status, headers })
  const exchange = await recordExchange(send, manualClock(0))(new Request('https://api.test/v1/sleep?page=1'))
  return answerOf(exchange, {})
}

describe('the windows of a span', () => {
  const source = (
    range: Partial<Range>,
    query: Record<string, string> = { start: '{from}', end: '{to}' },
  ) => ({
    range: { format: 'dateTime', start: 'inclusive', end: 'exclusive', match: 'start', ...range } as Range,
    request: { method: 'GET' as const, url: '/x', query },
  })
  const span = (from: string, to: string) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) })

  it.each<[string, Partial<Range>, unknown]>([
    ['an exclusive end as it is', { format: 'date' }, ['2026-11-18', '2026-11-21']],
    ['an inclusive end a step sooner', { format: 'date', end: 'inclusive' }, ['2026-11-18', '2026-11-20']],
    [
      'an exclusive start a step sooner',
      { format: 'date', start: 'exclusive' },
      ['2026-11-17', '2026-11-21'],
    ],
    ['seconds to the second', { format: 'epochSeconds', end: 'inclusive' }, [1795003200, 1795217399]],
    [
      'milliseconds to the millisecond',
      { format: 'epochMilliseconds', end: 'inclusive' },
      [1795003200000, 1795217399999],
    ],
  ])('say %s', (_, range, said) => {
    const { fromMs, toMs } = span('2026-11-18T12:00:00Z', '2026-11-20T23:30:00Z')
    const [window] = windowsOf(source(range), { fromMs, toMs }, NOW_MS)
    expect([window?.values.from, window?.values.to]).toEqual(said)
  })

  it('never ask further back than the partner looks, nor for nothing', () => {
    const far = span('2020-01-01T00:00:00Z', '2026-11-20T00:00:00Z')
    const [first] = windowsOf(source({ format: 'date', lookbackDays: 30 }), far, NOW_MS)
    expect(first?.values.from).toBe('2026-10-22')
    expect(windowsOf(source({ lookbackDays: 30 }), span('2020-01-01', '2020-02-01'), NOW_MS)).toEqual([])
  })

  it('are days where the partner takes a day at a time', () => {
    const byDay = source({ format: 'date' }, { date: '{day}' })
    const days = windowsOf(byDay, span('2026-11-18T15:00:00Z', '2026-11-20T01:00:00Z'), NOW_MS)
    expect(days.map(({ values }) => values.day)).toEqual(['2026-11-18', '2026-11-19', '2026-11-20'])
  })

  it('are one where the partner takes a start alone, or no range at all', () => {
    for (const query of [{ since: '{since}' }, {}] as Record<string, string>[]) {
      expect(windowsOf(source({ maxDays: 1 }, query), span('2026-11-01', '2026-11-20'), NOW_MS)).toHaveLength(
        1,
      )
    }
  })

  it('cover the span without a gap or an overlap, and none is too wide, whatever the range', () => {
    const ranges = fc.record({
      format: fc.constantFrom(...TIME_FORMATS),
      start: fc.constantFrom('inclusive' as const, 'exclusive' as const),
      end: fc.constantFrom('inclusive' as const, 'exclusive' as const),
      maxDays: fc.integer({ min: 1, max: 40 }),
    })
    const spans = fc.tuple(
      fc.integer({ min: 0, max: 400 * DAY_MS }),
      fc.integer({ min: 1, max: 90 * DAY_MS }),
    )
    fc.assert(
      fc.property(ranges, spans, (range, [back, widthMs]) => {
        const fromMs = NOW_MS - back
        const toMs = fromMs + widthMs
        const windows = windowsOf(source(range), { fromMs, toMs }, NOW_MS)
        expect(windows[0]!.fromMs).toBeLessThanOrEqual(fromMs)
        expect(windows.at(-1)!.toMs).toBeGreaterThanOrEqual(toMs)
        for (const [index, window] of windows.entries()) {
          if (index > 0) expect(window.fromMs).toBe(windows[index - 1]!.toMs)
          expect(window.toMs - window.fromMs).toBeLessThanOrEqual(range.maxDays * DAY_MS)
          const said = parseTime(range.format, window.values.from)!
          expect(said).toBeLessThanOrEqual(window.fromMs)
        }
      }),
      { seed: 20261123 },
    )
  })
})

describe('the next page', () => {
  const at = async (paging: Paging, position: Position, content: object, count = 2, headers = {}) =>
    nextPage(paging, position, { answer: await answer(content, 200, headers), content, count })

  it.each<[string, Paging, Position, object, number, object]>([
    ['a cursor', { kind: 'cursor', next: '/next' }, {}, { next: 'c' }, 2, { cursor: 'c' }],
    ['a cursor behind an empty page', { kind: 'cursor', next: '/next' }, {}, { next: 5 }, 0, { cursor: '5' }],
    ['an offset', { kind: 'offset', more: '/more' }, { offset: 4 }, { more: 1 }, 2, { offset: 6 }],
    [
      'an offset that is told',
      { kind: 'offset', more: '/more', next: '/at' },
      { offset: 4 },
      { more: true, at: 9 },
      2,
      { offset: 9 },
    ],
    ['a page of a number', { kind: 'page', first: 1, pages: '/n' }, { page: 1 }, { n: 2 }, 2, { page: 2 }],
    [
      'a page of a number counted from 0',
      { kind: 'page', first: 0, pages: '/n' },
      { page: 0 },
      { n: 2 },
      2,
      { page: 1 },
    ],
    [
      'a page with a flag',
      { kind: 'page', first: 1, more: '/more' },
      { page: 3 },
      { more: 'true' },
      0,
      { page: 4 },
    ],
    [
      'a page until one is empty, short or not',
      { kind: 'page', first: 1, size: 50 },
      { page: 1 },
      {},
      3,
      { page: 2 },
    ],
    [
      'a URL',
      { kind: 'nextUrl', next: '/next' },
      {},
      { next: '/v1/sleep?page=2' },
      2,
      { url: 'https://api.test/v1/sleep?page=2' },
    ],
  ])('is told by %s', async (_, paging, position, content, count, next) => {
    expect(await at(paging, position, content, count)).toEqual({ kind: 'next', position: next })
  })

  it.each<[string, Paging, Position, object, number]>([
    ['no cursor', { kind: 'cursor', next: '/next' }, {}, { next: null }, 2],
    ['an empty cursor', { kind: 'cursor', next: '/next' }, {}, { next: '' }, 2],
    ['no more', { kind: 'offset', more: '/more' }, { offset: 4 }, { more: 0 }, 2],
    ['the last of the pages', { kind: 'page', first: 1, pages: '/n' }, { page: 2 }, { n: 2 }, 2],
    ['an empty page', { kind: 'page', first: 1 }, { page: 2 }, {}, 0],
    ['no URL', { kind: 'nextUrl', next: '/next' }, {}, {}, 2],
    ['no link', { kind: 'link' }, {}, {}, 2],
  ])('is not there after %s', async (_, paging, position, content, count) => {
    expect(await at(paging, position, content, count)).toEqual({ kind: 'last' })
  })

  it.each([
    ['<https://api.test/p2>; rel="next"', 'https://api.test/p2'],
    ['<https://api.test/p0>; rel="prev", </p2>; rel="next last"', 'https://api.test/p2'],
    ['</a,b>; title="x, y"; rel=next', 'https://api.test/a,b'],
  ])('is told by the Link header %s', async (link, url) => {
    expect(await at({ kind: 'link' }, {}, {}, 2, { link })).toEqual({ kind: 'next', position: { url } })
  })

  it('on another host is not asked', async () => {
    const next = await at({ kind: 'nextUrl', next: '/next' }, {}, { next: 'https://evil.test/p2' })
    expect(next).toEqual({ kind: 'foreign', url: 'https://evil.test/p2' })
  })
})

describe('a page', () => {
  const source = async (change: Partial<DataSource> = {}) => ({
    ...dataSource(await aurora(), 'sleep'),
    ...change,
  })

  it.each<[string, Partial<DataSource>, unknown, number, object]>([
    ['a list', {}, { data: [{ id: 1 }] }, 200, { kind: 'records', records: [{ id: 1 }] }],
    ['one object', {}, { data: { id: 1 } }, 200, { kind: 'records', records: [{ id: 1 }] }],
    ['204', {}, '', 204, { kind: 'records', records: [] }],
    ['404 where that means nothing', { empty: '404' }, {}, 404, { kind: 'records', records: [] }],
    ['404 where it does not', {}, {}, 404, { kind: 'refused', status: 404 }],
    ['nothing where that means nothing', { empty: 'absent' }, {}, 200, { kind: 'records', records: [] }],
    ['nothing where a list belongs', {}, {}, 200, { kind: 'malformed' }],
    ['202', {}, {}, 202, { kind: 'later' }],
    ['HTML', {}, '<html>', 200, { kind: 'malformed' }],
    ['text in the place of records', {}, { data: 'none' }, 200, { kind: 'malformed' }],
  ])('may be %s', async (_, change, body, status, page) => {
    expect(readPage(await source(change), await answer(body, status))).toMatchObject(page)
  })

  it('inside an envelope is refused by the envelope, in its words', async () => {
    const source = dataSource(await pulse(), 'sleep')
    const send = async () => new Response('{"status":277,"error":"no consent"}')
    const exchange = await recordExchange(send, manualClock(0))(new Request('https://api.test/'))
    expect(readPage(source, answerOf(exchange, source.response))).toEqual({
      kind: 'refused',
      status: 403,
      reason: "the partner answered 403 inside HTTP 200 ('no consent')",
    })
  })
})

describe('a request for data', () => {
  it('is the template filled in, what has no value left out', async () => {
    const source = dataSource(await aurora(), 'sleep')
    const values = { from: 'F', to: 'T', accessToken: 'a' }
    const first = dataRequest(source, { baseUrl: 'https://api.test', values, position: {} })
    expect(first.url).toBe('https://api.test/v1/sleep?start=F&end=T&limit=20')
    const next = dataRequest(source, {
      baseUrl: 'https://api.test',
      values,
      position: { cursor: 'c' },
      limit: 5,
    })
    expect(new URL(next.url).searchParams.get('next_token')).toBe('c')
    expect(new URL(next.url).searchParams.get('limit')).toBe('5')
  })

  it('keeps numbers in a JSON body numbers', async () => {
    const source = dataSource(await pulse(), 'activity')
    const values = { from: 1, to: 2 }
    const request = dataRequest(source, { baseUrl: 'https://api.test', values, position: { page: 3 } })
    expect(await request.json()).toEqual({ action: 'getworkouts', period: { from: 1, to: 2 }, page: 3 })
  })
})

describe('all pages of a window', () => {
  const run = async (bodies: readonly unknown[], maxPages?: number) => {
    const source = dataSource(await aurora(), 'sleep')
    const [window] = windowsOf(source, { fromMs: START_MS - DAY_MS, toMs: START_MS }, START_MS)
    const pages: Page[] = []
    let asked = 0
    const pulled = pullPages(source, window!, {
      baseUrl: 'https://api.test',
      ask: () => answer(bodies[Math.min(asked++, bodies.length - 1)]),
      ...(maxPages === undefined ? {} : { maxPages }),
    })
    for (;;) {
      const step = await pulled.next()
      if (step.done) return { pages, end: step.value as PagesEnd, asked }
      pages.push(step.value)
    }
  }
  const page = (next: string | null, ...ids: string[]) => ({
    data: ids.map((id) => ({ id })),
    next_token: next,
  })

  it('come one after the other, past empty ones', async () => {
    const { pages, end } = await run([page('a', '1'), page('b'), page('c', '2'), page(null, '3')])
    expect(pages.map(({ records }) => records.length)).toEqual([1, 0, 1, 1])
    expect(end).toEqual({ ended: 'complete' })
  })

  it('end when a cursor comes again', async () => {
    const { end, asked } = await run([page('a', '1'), page('a', '2')])
    expect(end).toMatchObject({ failure: 'loop' })
    expect(asked).toBe(2)
  })

  it('tell of records that come again, and go on as long as there is something new', async () => {
    const { pages, end } = await run([page('a', '1', '2'), page(null, '2', '3')])
    expect(pages.map(({ repeats }) => repeats)).toEqual([0, 1])
    expect(end.ended).toBe('complete')
  })

  it('end somewhere even if every page is new', async () => {
    let count = 0
    const endless = {
      get data() {
        return [{ id: `n${++count}` }]
      },
      get next_token() {
        return `c${count}`
      },
    }
    const { end, asked } = await run([endless], 10)
    expect(end).toMatchObject({ failure: 'tooManyPages' })
    expect(asked).toBe(10)
  })
})

describe('how long to wait', () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['an HTTP date', { 'retry-after': 'Fri, 20 Nov 2026 12:01:30 GMT' }, 90_000],
    ['a date that is over', { 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' }, 0],
    ['seconds left until a reset', { 'x-ratelimit-reset': '30' }, 30_000],
    ['the instant of a reset', { 'x-ratelimit-reset': String(NOW_MS / 1000 + 45) }, 45_000],
    ['a vendor`s header', { 'fitbit-rate-limit-reset': '600' }, 600_000],
    ['the longest of several windows', { 'ratelimit-reset': '20, 3600' }, 3600_000],
    ['the draft`s one header', { ratelimit: '"default";r=0;t=25' }, 25_000],
    ['Retry-After before a reset', { 'x-ratelimit-reset': '30', 'retry-after': '5' }, 5000],
    ['nothing that is known', { 'retry-after': 'soon', 'x-other': '1' }, undefined],
  ])('is told by %s', (_, headers, waitMs) => {
    expect(retryAfterMs(headers, NOW_MS)).toBe(waitMs)
  })
})

describe('where to look for what a thin event tells of', () => {
  it('is around its time, in whichever format, and not in the future', async () => {
    const [theirs, ours] = [dataSource(await pulse(), 'sleep'), dataSource(await aurora(), 'daily')]
    const noonMs = Date.parse('2026-11-10T12:00:00Z')
    expect(spanAround(theirs, noonMs / 1000, NOW_MS)).toEqual({
      fromMs: noonMs - DAY_MS,
      toMs: noonMs + 2 * DAY_MS,
    })
    expect(spanAround(ours, '2026-11-10', NOW_MS).fromMs).toBe(Date.parse('2026-11-09'))
    expect(spanAround(ours, '2026-11-10T12:00:00+00:00', NOW_MS).fromMs).toBe(noonMs - DAY_MS)
    expect(spanAround(ours, '2026-11-20', NOW_MS).toMs).toBe(NOW_MS)
    expect(spanAround(ours, undefined, NOW_MS)).toEqual({ fromMs: NOW_MS - 7 * DAY_MS, toMs: NOW_MS })
  })
})
