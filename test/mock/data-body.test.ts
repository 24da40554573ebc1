import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/kernel/json.ts'
import { DATA_TYPES, type DataSource, type DataType } from '../../src/partner/data.ts'
import { effectiveStatus } from '../../src/partner/envelope.ts'
import { dataTypesOf, type Partner } from '../../src/partner/partner.ts'
import { formatTime, resolutionMs } from '../../src/partner/time-format.ts'
import { ask, connect, dataRequest, NOON, recordsOf, type Subject, subject } from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const EMPTY = { from: '2027-01-01T00:00:00Z', to: '2027-01-02T00:00:00Z' }
const FULL = { from: '2026-11-10T00:00:00Z', to: '2026-11-12T00:00:00Z' }

async function answering(change: Partial<DataSource>) {
  const base = await aurora()
  const about = subject({ ...base, data: { sleep: { ...base.data.sleep!, ...change } } } as Partner)
  const { accessToken } = await connect(about)
  return { about, read: (range = FULL) => ask(about, dataRequest(about, 'sleep', range, accessToken)) }
}

async function week(about: Subject, type: DataType) {
  const { accessToken } = await connect(about)
  const { range } = about.partner.data[type]!
  const at = (ms: number) => formatTime(range.format, ms)
  const to = resolutionMs(range.format) === 86_400_000 ? NOON + 86_400_000 : NOON
  return ask(about, dataRequest(about, type, { from: at(NOON - 7 * 86_400_000), to: at(to) }, accessToken))
}

describe('the answer has the shape of the declared example', () => {
  it.each(
    [aurora, pulse].flatMap((partner) =>
      DATA_TYPES.slice(0, 4).map((type) => [partner.name, type, partner] as const),
    ),
  )('%s, %s: records of the user, in the declared place', async (_, type, partner) => {
    const about = subject(await partner())
    expect(dataTypesOf(about.partner)).toContain(type)
    const answer = await week(about, type)
    expect(answer.status).toBe(200)
    const records = recordsOf(about, type, answer.body)
    expect(records.length).toBeGreaterThan(5)
    expect(effectiveStatus(about.partner.data[type]!.response, answer.status, answer.body)).toBe(200)
    const { example } = about.partner.data[type]!
    const allowed = new Set([...Object.keys(example as JsonObject), 'next_token'])
    expect(Object.keys(answer.body).filter((key) => !allowed.has(key))).toEqual([])
  })

  it('an array at the root', async () => {
    const base = await aurora()
    const records = { ...base.data.sleep!.records, at: '' }
    const { read } = await answering({ records, example: [], paging: { kind: 'none' } })
    expect(JSON.parse((await read()).text)).toHaveLength(2)
  })

  it('one object where the example has one', async () => {
    const base = await aurora()
    const { example, records } = base.data.sleep!
    const one = { data: (example as { data: JsonObject[] }).data[0]! }
    const { read } = await answering({ example: one, records, paging: { kind: 'none' } })
    const answer = await read({ from: '2026-11-10T00:00:00Z', to: '2026-11-11T00:00:00Z' })
    expect(answer.body.data).toMatchObject({ user_id: 'user-1' })
  })
})

describe('"no data" as the descriptor says it', () => {
  it('an empty list', async () => {
    const { read } = await answering({ empty: 'list' })
    const answer = await read(EMPTY)
    expect([answer.status, answer.body.data]).toEqual([200, []])
  })

  it('204 without a body', async () => {
    const { read } = await answering({ empty: '204' })
    const answer = await read(EMPTY)
    expect([answer.status, answer.text]).toEqual([204, ''])
  })

  it('404 with a body', async () => {
    const { read } = await answering({ empty: '404' })
    const answer = await read(EMPTY)
    expect([answer.status, answer.body.error]).toEqual([404, 'not_found'])
  })

  it('an absent member', async () => {
    const { read } = await answering({ empty: 'absent' })
    const answer = await read(EMPTY)
    expect(answer.status).toBe(200)
    expect(answer.body).not.toHaveProperty('data')
  })

  it.each(['list', '204', '404', 'absent'] as const)('only where there are none: %s', async (empty) => {
    const { read } = await answering({ empty })
    expect((await read()).body.data).toHaveLength(2)
  })
})
