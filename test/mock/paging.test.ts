import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/kernel/json.ts'
import { resolvePointer } from '../../src/kernel/pointer.ts'
import { page } from '../../src/mock/data/page.ts'
import type { DataSource, Paging } from '../../src/partner/data.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { type Answer, ask, connect, dataRequest, recordsOf, type Subject, subject } from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const RANGE = { from: '2026-11-10T00:00:00Z', to: '2026-11-17T00:00:00Z' }
const DAYS = ['10', '11', '12', '13', '14', '15', '16']

const FACTS = { endMs: 0, offsetMinutes: 0, day: '2026-11-10', record: {} }

interface Reader {
  readonly about: Subject
  readonly accessToken: string
  read(values?: Record<string, string | number>): Promise<Answer>
}

async function paging(
  declared: Paging,
  query: Record<string, string>,
  change: Partial<DataSource> = {},
): Promise<Reader> {
  const base = await aurora()
  const source = base.data.sleep!
  const request = { ...source.request, query: { start: '{from}', end: '{to}', ...query } }
  const about = subject({
    ...base,
    data: { sleep: { ...source, request, paging: declared, ...change } },
  } as Partner)
  const { accessToken } = await connect(about)
  const read = (values = {}) => ask(about, dataRequest(about, 'sleep', { ...RANGE, ...values }, accessToken))
  return { about, accessToken, read }
}

function days({ body }: Answer): readonly string[] {
  return (body.data as readonly JsonObject[]).map(({ bedtime_start }) => String(bedtime_start).slice(8, 10))
}

describe('paging by cursor', () => {
  const declared: Paging = { kind: 'cursor', next: '/next_token', size: 3 }
  const query = { next_token: '{cursor}', limit: '{limit}' }

  it('returns every record once, in order, and no cursor on the last page', async () => {
    const { read } = await paging(declared, query)
    const pages = [await read()]
    for (let next = pages[0]!.body.next_token; next; next = pages.at(-1)!.body.next_token)
      pages.push(await read({ cursor: next as string }))
    expect(pages.map((page) => days(page).length)).toEqual([3, 3, 1])
    expect(pages.flatMap(days)).toEqual(DAYS)
    expect(pages.at(-1)!.body.next_token ?? null).toBeNull()
  })

  it('goes on where a page ended, newest first where that is declared, whatever comes in meanwhile', async () => {
    const records = { ...(await aurora()).data.sleep!.records, order: 'descending' } as const
    const { about, read } = await paging(declared, query, { records })
    const to = '2026-11-22T00:00:00Z'
    const first = await read({ to })
    expect(days(first)).toEqual(['19', '18', '17'])
    await about.clock.advance(12 * 3_600_000)
    const { accessToken } = await connect(about)
    const later = (values: { cursor?: string }) =>
      ask(about, dataRequest(about, 'sleep', { ...RANGE, to, ...values }, accessToken))
    const cursor = first.body.next_token as string
    expect(days(await later({ cursor }))).toEqual(['16', '15', '14'])
    expect(days(await later({}))).toEqual(['20', '19', '18'])
  })

  it.each(['ascending', 'descending'] as const)(
    'goes on behind a record that has been deleted meanwhile, %s',
    async (order) => {
      const sleep = (await aurora()).data.sleep!
      const source: DataSource = { ...sleep, paging: declared, records: { ...sleep.records, order } }
      const hour = (startMs: number) => ({ ...FACTS, id: `n${startMs}`, startMs, updatedMs: startMs })
      const inOrder = [1, 2, 3, 4, 5, 6].map(hour)
      const records = order === 'ascending' ? inOrder : inOrder.toReversed()
      const query = { type: 'sleep', source, userId: 'u', pageSize: 3, asked: {} } as const
      const first = page(records, { ...query, position: { kind: 'offset', offset: 0 } })
      const left = records.filter(({ id }) => id !== first.records.at(-1)!.id)
      const second = page(left, { ...query, position: first.next! })
      expect(second.records).toEqual(records.slice(3))
    },
  )

  it('ends with a full page without promising another', async () => {
    const { read } = await paging({ ...declared, size: 7 }, query)
    const only = await read()
    expect([days(only), only.body.next_token ?? null]).toEqual([DAYS, null])
  })

  it('keeps to a smaller limit, and to its own size when asked for more', async () => {
    const { read } = await paging(declared, query)
    expect(days(await read({ limit: 2 }))).toEqual(['10', '11'])
    expect(days(await read({ limit: 1000 }))).toEqual(['10', '11', '12'])
  })

  it.each(['0', '-1', 'many', '1.5'])('refuses the limit %s', async (limit) => {
    const { read } = await paging(declared, query)
    expect((await read({ limit })).status).toBe(400)
  })

  it('binds a cursor to the question, the type and the user', async () => {
    const { about, read } = await paging(declared, query)
    const cursor = (await read()).body.next_token as string
    expect((await read({ cursor })).status).toBe(200)
    expect((await read({ cursor, to: '2026-11-16T00:00:00Z' })).status).toBe(400)
    const other = await connect(about, { login_hint: 'Ben' })
    expect(
      (await ask(about, dataRequest(about, 'sleep', { ...RANGE, cursor }, other.accessToken))).status,
    ).toBe(400)
    for (const forged of ['guessed', `${cursor}A`, btoa('[1,{},2]'), btoa('null'), '%'])
      expect((await read({ cursor: forged })).status).toBe(400)
  })

  it('lets a request that follows a cursor leave its range out', async () => {
    const { about, accessToken, read } = await paging(declared, query)
    const cursor = (await read()).body.next_token as string
    const answer = await ask(about, dataRequest(about, 'sleep', { cursor }, accessToken))
    expect(days(answer)).toEqual(['13', '14', '15'])
  })

  it('neither repeats nor loses records while new ones come in', async () => {
    const { about, read } = await paging(declared, query)
    const range = { from: '2026-11-16T00:00:00Z', to: '2026-11-25T00:00:00Z' }
    const first = await read(range)
    await about.clock.advance(2 * 86_400_000)
    const { accessToken } = await connect(about)
    const cursor = first.body.next_token as string
    const rest = await ask(about, dataRequest(about, 'sleep', { ...range, cursor }, accessToken))
    expect([...days(first), ...days(rest)]).toEqual(['16', '17', '18', '19', '20', '21'])
  })
})

describe('paging by offset', () => {
  it.each([true, 1] as const)('with a more-flag like the example: %s', async (example) => {
    const { about } = await paging({ kind: 'none' }, {})
    const sample = { ...(about.partner.data.sleep!.example as JsonObject), more: example as JsonValue }
    const declared: Paging = { kind: 'offset', more: '/more', next: '/next_offset', size: 4 }
    const { read } = await paging(declared, { offset: '{offset}' }, { example: sample })
    const first = await read()
    expect([days(first), first.body.more, first.body.next_offset]).toEqual([DAYS.slice(0, 4), example, 4])
    const last = await read({ offset: 4 })
    expect([days(last), last.body.more]).toEqual([DAYS.slice(4), example === true ? false : 0])
    expect((await read({ offset: 'x' })).status).toBe(400)
    expect(days(await read({ offset: 100 }))).toEqual([])
  })
})

describe('paging by page number', () => {
  it('counts from the declared number and tells how many there are', async () => {
    const declared: Paging = { kind: 'page', first: 0, pages: '/pages', size: 3 }
    const { read } = await paging(declared, { page: '{page}' })
    const pages = [await read(), await read({ page: 1 }), await read({ page: 2 })]
    expect(pages.flatMap(days)).toEqual(DAYS)
    expect(pages.map(({ body }) => body.pages)).toEqual([3, 3, 3])
  })

  it('ends with an empty page where nothing else tells the last', async () => {
    const { read } = await paging({ kind: 'page', first: 1, size: 7 }, { page: '{page}' })
    expect([days(await read({ page: 1 })), days(await read({ page: 2 }))]).toEqual([DAYS, []])
  })

  it.each(['204', '404', 'absent'] as const)(
    'a page after the last is an empty list, even where no data at all are said with %s',
    async (empty) => {
      const { read } = await paging({ kind: 'page', first: 1, size: 7 }, { page: '{page}' }, { empty })
      const after = await read({ page: 2 })
      expect([after.status, after.body.data]).toEqual([200, []])
    },
  )

  it.each(['0', '-1', 'x'])('refuses page %s where pages count from 1', async (page) => {
    const { read } = await paging({ kind: 'page', first: 1 }, { page: '{page}' })
    expect((await read({ page })).status).toBe(400)
  })

  it('repeats the page number where the example has it, in the form of a legacy partner', async () => {
    const base = await pulse()
    const source = base.data.sleep!
    const about = subject({
      ...base,
      data: { sleep: { ...source, paging: { ...source.paging, size: 2 } as Paging } },
    })
    const { accessToken } = await connect(about)
    const range = { from: Date.UTC(2026, 10, 10) / 1000, to: Date.UTC(2026, 10, 15) / 1000 }
    const answers = [1, 2, 3].map((page) =>
      ask(about, dataRequest(about, 'sleep', { ...range, page }, accessToken)),
    )
    const bodies = (await Promise.all(answers)).map(({ body }) => body)
    expect(bodies.map((body) => recordsOf(about, 'sleep', body).length)).toEqual([2, 2, 1])
    expect(bodies.map((body) => resolvePointer(body, '/body/page'))).toEqual([1, 2, 3])
    expect(bodies.map((body) => resolvePointer(body, '/body/pages'))).toEqual([3, 3, 3])
  })
})

describe('paging by URL', () => {
  const follow = async (
    { about, accessToken, read }: Reader,
    next: (answer: Answer) => string | undefined,
  ) => {
    const pages = [await read()]
    for (let url = next(pages[0]!); url !== undefined; url = next(pages.at(-1)!))
      pages.push(await ask(about, new Request(url, { headers: { authorization: `Bearer ${accessToken}` } })))
    return pages
  }

  it('gives the next URL in the body', async () => {
    const reader = await paging({ kind: 'nextUrl', next: '/links/next', size: 3 }, {})
    const pages = await follow(
      reader,
      ({ body }) => (resolvePointer(body, '/links/next') as string | null) ?? undefined,
    )
    expect(pages.flatMap(days)).toEqual(DAYS)
  })

  it('gives the next URL in the Link header (RFC 8288)', async () => {
    const reader = await paging({ kind: 'link', size: 3 }, {})
    const pages = await follow(
      reader,
      ({ headers }) => /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1],
    )
    expect(pages.map((page) => days(page).length)).toEqual([3, 3, 1])
    expect(pages.flatMap(days)).toEqual(DAYS)
  })
})
