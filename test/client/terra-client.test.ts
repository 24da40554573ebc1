import { describe, expect, it } from 'vitest'
import { all, dataTold, START_MS, setup, whileTimePasses } from './connected.ts'
import { json, night } from './small-partner.ts'

const DAY_MS = 86_400_000

describe('connecting a user', () => {
  it('finds the user id and the scopes, and tells of it', async () => {
    const { connect, client, told } = await setup()
    const connection = await connect()
    expect(connection).toMatchObject({ userId: 'usr_1', reference: 'ref-1' })
    expect(connection.scopes).toContain('sleep.read')
    expect(connection.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(told).toEqual([
      expect.objectContaining({
        type: 'auth',
        status: 'success',
        user: expect.objectContaining({ user_id: connection.id, provider: 'AURORA', reference_id: 'ref-1' }),
      }),
    ])
    expect(await client.connections()).toEqual([{ ...connection, active: true }])
  })

  it('ends the old connection when the same user comes back, and tells both ids', async () => {
    const { connect, client, told } = await setup()
    const first = await connect()
    const second = await connect()
    expect(told.map(({ type }) => type)).toEqual(['auth', 'user_reauth', 'auth'])
    expect(told[1]).toMatchObject({ old_user: { user_id: first.id }, new_user: { user_id: second.id } })
    expect((await client.connections()).map(({ active }) => active)).toEqual([false, true])
  })

  it('sends the verifier whose challenge it had sent, and Basic credentials', async () => {
    const { connect, small } = await setup()
    let authorization: string | null = null
    small.intercept((request) => {
      if (request.url.endsWith('/token')) authorization = request.headers.get('authorization')
      return undefined
    })
    await connect()
    expect(small.tokenForms[0]?.get('code_verifier')).toMatch(/^[A-Za-z0-9]{64}$/)
    expect(authorization).toBe(`Basic ${btoa('terra:mock-client-secret')}`)
  })

  it('refuses a redirect with another state, and tells that nothing came of it', async () => {
    const { client, told } = await setup()
    const consent = async () => 'http://127.0.0.1:4011/callback?code=x&state=other'
    await expect(client.connect({ consent })).rejects.toMatchObject({
      code: 'CONNECT_FAILED',
      step: 'redirect',
    })
    expect(told).toEqual([expect.objectContaining({ type: 'auth_cancelled' })])
  })

  it('names the user id when the partner leaves it out', async () => {
    const { connect, small } = await setup()
    small.intercept((request) =>
      request.url.endsWith('/token') ? json({ access_token: 'a', token_type: 'Bearer' }) : undefined,
    )
    await expect(connect()).rejects.toMatchObject({
      step: 'userId',
      message: expect.stringContaining('/user_id'),
    })
  })

  it('says what stands in the place of a token when the endpoint answers HTML', async () => {
    const { connect, small } = await setup()
    small.intercept((request) =>
      request.url.endsWith('/token')
        ? new Response('<html>', { headers: { 'content-type': 'text/html' } })
        : undefined,
    )
    await expect(connect()).rejects.toMatchObject({
      step: 'token',
      message: expect.stringContaining('text/html'),
    })
  })
})

describe('reading history', () => {
  const nights = Array.from({ length: 45 }, (_, index) => {
    const start = new Date(START_MS - (45 - index) * DAY_MS + 10 * 3600_000)
      .toISOString()
      .replace('.000Z', '+00:00')
    return night(`slp_${index}`, start)
  })

  it('streams every record of a span over windows and pages, each once', async () => {
    const { connect, client, small } = await setup()
    small.records['/v1/sleep'] = nights
    const { id } = await connect()
    const ids: unknown[] = []
    for await (const { record } of client.pull(id, 'sleep', {
      fromMs: START_MS - 46 * DAY_MS,
      toMs: START_MS,
    })) {
      ids.push((record as { id: string }).id)
    }
    expect(ids).toEqual(nights.map((record) => record.id))
  })

  it('stores and tells each record once, whatever the number of backfills and polls', async () => {
    const { connect, client, small, told, clock } = await setup()
    small.records['/v1/sleep'] = nights.slice(-5)
    const { id } = await connect()
    const first = await client.backfill(id, { days: 28 })
    expect(first.map(({ type, ended, changed }) => [type, ended, changed])).toEqual([
      ['sleep', 'complete', 5],
      ['activity', 'complete', 0],
      ['daily', 'complete', 0],
      ['body', 'complete', 0],
    ])
    await client.backfill(id, { days: 28 })
    await clock.advance(600_000)
    await client.poll(id)
    expect(dataTold(told, 'sleep').flat()).toHaveLength(5)
  })

  it('tells an amended record again, and an older revision not', async () => {
    const { connect, client, small, told, clock } = await setup()
    const record = nights.at(-1)!
    small.records['/v1/sleep'] = [record]
    const { id } = await connect()
    await client.backfill(id, { days: 2, types: ['sleep'] })
    small.records['/v1/sleep'] = [{ ...record, score: 90, updated_at: '2026-11-21T00:00:00+00:00' }]
    await clock.advance(600_000)
    await client.poll(id)
    small.records['/v1/sleep'] = [record]
    await clock.advance(600_000)
    await client.poll(id)
    expect(dataTold(told, 'sleep')).toEqual([[record], [expect.objectContaining({ score: 90 })]])
  })

  it('goes on where a broken backfill stopped', async () => {
    const { connect, client, small } = await setup({ client: { patience: { attempts: 1 } } })
    small.records['/v1/sleep'] = nights
    const { id } = await connect()
    const starts: (string | null)[] = []
    let requests = 0
    small.intercept((request) => {
      const url = new URL(request.url)
      if (url.pathname !== '/v1/sleep') return undefined
      starts.push(url.searchParams.get('start'))
      return ++requests > 16 && requests <= 18 ? json({ error: 'down' }, 500) : undefined
    })
    const [broken] = await client.backfill(id, { days: 45, types: ['sleep'] })
    expect(broken).toMatchObject({ ended: 'failed', failure: 'unavailable' })
    requests = 100
    const [rest] = await client.backfill(id, { days: 45, types: ['sleep'] })
    expect(rest?.ended).toBe('complete')
    expect(broken!.records + rest!.records).toBeGreaterThanOrEqual(45)
    expect(new Set(starts).size).toBe(2)
  })

  it('renews once after a 401 and goes on', async () => {
    const { connect, client, small } = await setup()
    small.records['/v1/sleep'] = nights
    const { id } = await connect()
    small.forgetAccessTokens()
    const [read] = await client.backfill(id, { types: ['sleep'] })
    expect(read).toMatchObject({ ended: 'complete', records: 28 })
    expect(small.tokenForms.filter((form) => form.get('grant_type') === 'refresh_token')).toHaveLength(1)
  })

  it('tells a dead grant once and never asks for it again', async () => {
    const { connect, client, small, told } = await setup()
    const { id } = await connect()
    small.forgetAccessTokens()
    small.killGrants()
    for (let round = 0; round < 3; round++) {
      await expect(client.poll(id)).rejects.toMatchObject({ code: 'GRANT_DEAD', reason: 'invalidGrant' })
    }
    expect(told.map(({ type }) => type)).toEqual(['auth', 'connection_error'])
    expect(small.tokenForms.filter((form) => form.get('grant_type') === 'refresh_token')).toHaveLength(1)
  })

  it('tells of a partner that refuses fresh tokens, once', async () => {
    const { connect, client, small, told } = await setup()
    const { id } = await connect()
    small.intercept((request) => (request.url.includes('/v1/') ? json({}, 401) : undefined))
    const [read] = await client.backfill(id, { types: ['sleep'] })
    expect(read).toMatchObject({ ended: 'failed', failure: 'unauthorized' })
    await client.backfill(id, { types: ['sleep'] })
    expect(told.filter(({ type }) => type === 'connection_error')).toHaveLength(1)
  })

  it('waits as long as a 429 asks, then goes on', async () => {
    const { connect, client, small, clock } = await setup()
    const { id } = await connect()
    let refusals = 2
    small.intercept((request) =>
      request.url.includes('/v1/sleep') && refusals-- > 0
        ? json({}, 429, { 'retry-after': '90' })
        : undefined,
    )
    const [read] = await whileTimePasses(clock, client.backfill(id, { days: 1, types: ['sleep'] }))
    expect(read?.ended).toBe('complete')
    expect(clock.epochMs() - START_MS).toBeGreaterThanOrEqual(180_000)
  })

  it('leaves a type alone whose scope the user has withheld, and tells it once', async () => {
    const { connect, client, small, told } = await setup({ small: { scope: 'sleep.read offline' } })
    const { id } = await connect()
    await client.backfill(id)
    const read = await client.backfill(id)
    expect(read.map(({ ended }) => ended)).toEqual(['complete', 'ungranted', 'ungranted', 'ungranted'])
    expect(small.seen).not.toContain('GET /v1/workouts')
    expect(told.filter(({ type }) => type === 'connection_error')).toHaveLength(3)
  })

  it('stops at pages that repeat, and says so', async () => {
    const { connect, client, small } = await setup()
    const { id } = await connect()
    let page = 0
    small.intercept((request) =>
      request.url.includes('/v1/sleep')
        ? json({ data: nights.slice(0, 2), next_token: `t${++page}` })
        : undefined,
    )
    const pulled = client.pull(id, 'sleep', { fromMs: START_MS - DAY_MS, toMs: START_MS })
    await expect(all(pulled)).rejects.toMatchObject({ code: 'PULL_FAILED', failure: 'loop' })
    expect(page).toBe(2)
  })
})

describe('giving a grant back', () => {
  it('sends the refresh token, ends the connection and tells of it', async () => {
    const { connect, client, small, told } = await setup()
    const { id } = await connect()
    let form = ''
    small.intercept((request, body) => {
      if (request.url.endsWith('/revoke')) form = body
      return undefined
    })
    const answer = await client.revoke(id)
    expect(answer?.response.status).toBe(200)
    expect(new URLSearchParams(form).get('token')).toMatch(/^refresh-/)
    expect(told.map(({ type }) => type)).toEqual(['auth', 'deauth'])
    await expect(client.accessToken(id)).rejects.toMatchObject({ code: 'GRANT_DEAD', reason: 'revoked' })
  })
})
