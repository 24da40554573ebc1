import { fileURLToPath } from 'node:url'
import { describe, expect } from 'vitest'
import { describeConformance, isolatedPartner, judge, partnerTest } from '../../src/ci/vitest.ts'
import { consentAutomatically } from '../../src/client/consent-automatically.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import { createTerraClient, type TerraClient } from '../../src/client/terra-client.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { findFault } from '../../src/mock/faults/registry.ts'
import { aurora } from '../support/partners.ts'
import { runSuite } from './suites/suite-run.ts'

const partner = await aurora()
const it = partnerTest(partner)

type Own = ReturnType<typeof isolatedPartner>

async function connected({ mock, clock, send, baseUrl }: Own): Promise<{ client: TerraClient; id: string }> {
  const { credentials } = mock
  const client = createTerraClient({ partner, baseUrl, credentials, send, clock, store: memoryStore() })
  const { id } = await client.connect({ consent: consentAutomatically(partner, send) })
  return { client, id }
}

/** What `expect` complains of. */
function complaintOf(assert: () => void): string {
  try {
    assert()
  } catch (thrown) {
    return (thrown as Error).message
  }
  throw new Error('nothing was complained of')
}

describe.concurrent('a partner for each test', () => {
  const seen = new Set<Own>()
  it.for([1, 2, 3])(
    'test %i sees its own requests only, and a day passes at once',
    async (_, { partner: own, expect }) => {
      expect(seen.has(own)).toBe(false)
      seen.add(own)
      const { client, id } = await connected(own)
      const first = await client.accessToken(id)
      await own.clock.sleep(24 * 3600_000)
      expect(await client.accessToken(id)).not.toBe(first)
      expect(own).toHaveSeen({ route: 'token', status: 200 }, { times: 2 })
      expect(own.mock).not.toHaveSeen({ route: 'revoke' })
      expect(own.journal).toBe(own.mock.journal)
    },
  )

  it('a webhook is delivered without a socket, over hours of retries', async ({ partner: own, expect }) => {
    const { mock, clock, listen } = own
    const startMs = clock.epochMs()
    let attempts = 0
    const { url } = await listen(async () => new Response(null, { status: ++attempts < 5 ? 500 : 204 }))
    mock.addEndpoint(url)
    await mock.emit('sleep.updated', mock.users[0]!.id)
    await mock.idle()
    expect([attempts, clock.epochMs() - startMs > 2 * 3600_000]).toEqual([5, true])
  })

  it('what one does wrong, grants or hears, the other knows nothing of', async ({ partner: own, expect }) => {
    const other = isolatedPartner(partner, { seed: 1, faults: [findFault('reusable-code')] })
    const { client, id } = await connected(own)
    const token = await client.accessToken(id)
    const answer = await other.send(
      new Request(`${other.baseUrl}/v1/sleep`, { headers: { authorization: `Bearer ${token}` } }),
    )
    expect(answer.status).toBe(401)
    expect([own.mock.faults, other.mock.faults]).toEqual([[], ['reusable-code']])
    expect([own.mock.grants.length, other.mock.grants.length]).toEqual([1, 0])
    const beforeMs = own.clock.epochMs()
    await other.clock.sleep(90 * 86_400_000)
    expect(own.clock.epochMs()).toBe(beforeMs)
    const { url } = await own.listen(async () => new Response(null, { status: 204 }))
    await expect(other.send(new Request(url))).rejects.toThrow('nobody answers there')
    other.mock.close()
  })
})

describe('what a matcher says when it fails', () => {
  it('shows what the mock has seen without secrets, what came closest, and how to serve it again', async ({
    partner: own,
  }) => {
    const { client, id } = await connected(own)
    const token = await client.accessToken(id)
    await client.backfill(id, { days: 1, types: ['sleep'] })
    const complaint = complaintOf(() => expect(own).toHaveSeen({ route: 'token', status: 400 }))
    expect(complaint).toMatch(/^expected the mock to have seen route token, status 400; .* no such exchange/)
    expect(complaint).toMatch(/1\. GET \/oauth\/authorize\?.*client_id=terra.* → 302 \(authorize, user usr_/)
    expect(complaint).toContain('2. POST /oauth/token → 200 (token, user usr_')
    expect(complaint).toContain("The last of route 'token':\n  POST http://127.0.0.1:4010/oauth/token")
    expect(complaint).toContain('npx terrarium mock contracts/aurora/partner.yaml --seed 1')
    expect(complaint).not.toContain(token)
    const { code, clientSecret } = secretsOf(own)
    expect([complaint.includes(code), complaint.includes(clientSecret)]).toEqual([false, false])
  })

  it('counts, and says what it did not want to see', async ({ partner: own }) => {
    expect(complaintOf(() => expect(own).toHaveSeen({}))).toContain("Aurora Ring's mock has seen nothing.")
    await connected(own)
    expect(complaintOf(() => expect(own).toHaveSeen({ route: 'token' }, { times: 2 }))).toMatch(
      /^expected the mock to have seen route token, twice; it has seen it once\n/,
    )
    expect(complaintOf(() => expect(own.mock).not.toHaveSeen({ route: 'token' }))).toMatch(
      /^expected the mock not to have seen route token; it has seen it once\n/,
    )
  })

  it('tells of each check that accuses: found, remedy, exchange, and how to repeat it', async () => {
    const faulty = isolatedPartner(partner, { faults: [findFault('reusable-code')], seed: 5 })
    const checks = CHECKS.filter(({ id }) => id === 'auth/code-single-use' || id === 'auth/token-required')
    const report = await judge(faulty, { checks })
    const complaint = complaintOf(() => expect(report).toConform())
    expect(complaint).toMatch(/^expected Aurora Ring to conform \(seed 1\):\n\nfail: auth\/code-single-use: /)
    expect(complaint).toContain('POST http://127.0.0.1:4010/oauth/token')
    expect(complaint).toMatch(
      /mock contracts\/aurora\/partner\.yaml --seed 5 --fault reusable-code & .* --only auth\/code-single-use --seed 1$/,
    )
    expect(complaint).not.toContain('auth/token-required')
    expect(await judge(isolatedPartner(partner), { checks })).toConform()
  })

  it('tells who hands it something else what to hand it', () => {
    const forgotten = judge(isolatedPartner(partner), { checks: [] })
    expect(complaintOf(() => expect(forgotten).toConform())).toContain('this is no report')
    for (const other of [undefined, {}, forgotten])
      expect(complaintOf(() => expect(other).toHaveSeen({}))).toContain('this is no mock')
  })

  it('is typed: no other partner, query or number of times is taken', ({ partner: own }) => {
    const wrong = () => {
      // @ts-expect-error: a journal knows no 'path'
      expect(own).toHaveSeen({ path: '/oauth/token' })
      // @ts-expect-error: times are a number
      expect(own).toHaveSeen({ route: 'token' }, { times: 'twice' })
      // @ts-expect-error: it takes no argument
      expect(own).toConform('auth')
    }
    expect(wrong).toBeTypeOf('function')
  })
})

/** Every check of tokens, as tests of this file: none is skipped, since waiting costs nothing. */
describeConformance(partner, { checks: CHECKS.filter(({ id }) => id.startsWith('auth/token-')) })

describe('a suite of checks, run by vitest for somebody else', () => {
  it('passes, fails, warns, skips with a reason, and leaves out what is filtered', async () => {
    const told = await runSuite(pathOf('suites/conforms.suite.ts'), 'auth/')
    const of = (id: string) => told.find(({ name }) => name.startsWith(`${id}: `))!
    expect(of('auth/code-single-use')).toMatchObject({ state: 'passed', errors: [], annotations: [] })
    expect(of('auth/token-not-cacheable')).toMatchObject({
      state: 'failed',
      errors: [expect.stringMatching(/^fail: .*max-age=60\nSend `Cache-Control: no-store`.*RFC 6749 §5\.1/)],
    })
    expect(of('auth/code-replay-revokes')).toMatchObject({
      state: 'passed',
      annotations: [expect.stringMatching(/^warning: warn: auth\/code-replay-revokes: /)],
    })
    expect(of('auth/grace-as-declared')).toMatchObject({ state: 'skipped', note: 'no grace is declared' })
    expect(of('auth/code-expires').state).toBe('passed')
    const filtered = told.filter(({ name }) => name.startsWith('pull/'))
    expect(filtered.map(({ state, note }) => [state, note])).toEqual(
      filtered.map(() => ['skipped', undefined]),
    )
    expect(filtered.length).toBeGreaterThan(2)
  })
})

describe('the example of a service under test', () => {
  it('passes, with a partner for each of its tests', async () => {
    const told = await runSuite(pathOf('../../examples/vitest/night-service.test.ts'))
    expect(told.map(({ name, state, errors }) => [name, state, errors])).toEqual([
      ['connects a user and serves a week of nights', 'passed', []],
      ['renews the token when its hour is over, and not before', 'passed', []],
      ['asks the user to connect again when the partner refuses a refresh', 'passed', []],
    ])
  })
})

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url))
}

function secretsOf({ mock }: Own): { readonly code: string; readonly clientSecret: string } {
  const { headers } = mock.journal.last({ route: 'authorize' })!.response
  const code = new URL(headers.location!).searchParams.get('code')!
  return { code, clientSecret: btoa(`terra:${mock.credentials.clientSecret}`) }
}
