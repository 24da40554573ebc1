import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/conformance/report.ts'
import { type Served, serve } from '../../src/http/serve.ts'
import { createMockPartner, type MockPartner } from '../../src/mock/mock-partner.ts'
import { terrarium } from '../support/command.ts'
import { aurora, descriptorFile } from '../support/partners.ts'

let folder: string
let mock: MockPartner
let served: Served
let refreshes: string[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-stored-'))
  mock = createMockPartner(await aurora())
  served = await serve(async (request) => {
    const token = new URLSearchParams(await request.clone().text()).get('refresh_token')
    if (token !== null) refreshes.push(token)
    return mock.handler(request)
  })
})
afterAll(async () => {
  await served.close()
  rmSync(folder, { recursive: true })
})

/** Somewhere only a person can consent: `staging` of the descriptor, which is the mock's address here. */
function checkStaging(store: string, ...words: readonly string[]) {
  const { clientId, clientSecret, webhookSecrets } = mock.credentials
  const variables = {
    AURORA_CLIENT_ID: clientId,
    AURORA_CLIENT_SECRET: clientSecret,
    AURORA_WEBHOOK_SECRET: webhookSecrets[0]!,
  }
  return terrarium(
    [
      'check',
      descriptorFile('aurora'),
      '--env',
      'staging',
      '--base-url',
      served.url,
      '--store',
      store,
      ...words,
    ],
    { variables },
  )
}

async function connect(store: string, user: string) {
  const words = ['connect', descriptorFile('aurora'), '--env', 'mock', '--base-url', served.url, '--auto']
  const { exitCode } = await terrarium([...words, '--store', store, '--user', user])
  expect(exitCode).toBe(0)
}

async function judge(store: string, ...words: readonly string[]) {
  const { exitCode, out } = await checkStaging(store, ...words, '--json', '-')
  const report = JSON.parse(out) as Report
  const verdict = (id: string) => {
    const result = report.checks.find((check) => check.id === id)
    return result?.found == null ? result?.verdict : `${result.verdict}: ${result.found}`
  }
  return { exitCode, report, verdict }
}

describe('where only a person can consent', () => {
  it('nothing can be judged until somebody has, and the command that does it is named', async () => {
    const { exitCode, verdict } = await judge(
      join(folder, 'nobody.sqlite'),
      '--only',
      'auth,pull/pull-succeeds,pull/users-apart',
    )
    expect(exitCode).toBe(3)
    expect(verdict('pull/pull-succeeds')).toMatch(
      /^error: in the environment 'staging' only a person can consent.*terrarium connect.*--env staging/,
    )
  })

  it('a stored connection stands for the consent, is renewed in the store, and survives', async () => {
    const store = join(folder, 'two.sqlite')
    await connect(store, mock.users[0]!.id)
    await connect(store, mock.users[1]!.id)
    const grants = mock.grants.length
    refreshes = []
    const { exitCode, report, verdict } = await judge(
      store,
      '--only',
      'auth,pull/pull-succeeds,pull/users-apart',
    )
    expect([exitCode, report.counts.fail, report.counts.error]).toEqual([0, 0, 0])
    for (const id of [
      'pull/pull-succeeds',
      'pull/users-apart',
      'auth/token-required',
      'auth/refresh-succeeds',
    ])
      expect([id, verdict(id)]).toEqual([id, 'pass'])
    for (const id of ['auth/state-echoed', 'auth/code-single-use', 'auth/revocation-succeeds'])
      expect(verdict(id)).toMatch(/^not-applicable: it takes a consent of its own.*terrarium connect/)
    expect(report.checks.filter(({ verdict: said }) => said === 'pass').length).toBeGreaterThanOrEqual(15)
    expect(new Set(refreshes).size).toBe(refreshes.length)
    expect([mock.grants.length, mock.grants.filter(({ revokedAtMs }) => revokedAtMs !== undefined)]).toEqual([
      grants,
      [],
    ])
    const again = await judge(store, '--only', 'auth/refresh-succeeds,pull/pull-succeeds')
    expect([again.exitCode, again.report.counts.pass]).toEqual([0, 2])
    const plan = await checkStaging(store, '--dry-run', '--json', '-', '--only', 'pull/users-apart')
    const { probes } = JSON.parse(plan.out) as { probes: { name: string; requests: unknown[] }[] }
    expect(probes.map(({ name, requests }) => [name, requests.length > 0])).toContainEqual([
      'pull-others',
      true,
    ])
  })

  it('what uses up a grant has one for each user but the newest, where it is allowed to', async () => {
    const store = join(folder, 'spent.sqlite')
    for (const { id } of mock.users.slice(4, 7)) await connect(store, id)
    const only = ['auth/rotated-refresh-token-refused', 'auth/revocation-succeeds']
    const words = ['--only', only.join(',')]
    const kept = await judge(store, ...words)
    for (const id of only)
      expect(kept.verdict(id)).toMatch(/^not-applicable: .* not used up without --allow grant$/)
    const used = await judge(store, ...words, '--allow', 'grant')
    expect([used.exitCode, ...only.map(used.verdict)]).toEqual([0, 'pass', 'pass'])
    const none = await judge(store, ...words, '--allow', 'grant')
    for (const id of only)
      expect(none.verdict(id)).toMatch(/^not-applicable: .*store one more with terrarium connect/)
    const again = await judge(store, '--only', 'pull/pull-succeeds,pull/users-apart')
    expect(again.verdict('pull/pull-succeeds')).toBe('pass')
    expect(again.verdict('pull/users-apart')).toMatch(/^not-applicable: it takes a second user/)
  })

  it('checks that take two users name what is missing when one has connected', async () => {
    const store = join(folder, 'one.sqlite')
    await connect(store, mock.users[2]!.id)
    const { verdict } = await judge(store, '--only', 'pull/users-apart')
    expect(verdict('pull/users-apart')).toMatch(/^not-applicable: it takes a second user.*terrarium connect/)
  })

  it('nobody is connected any more when the partner says so, and the report does', async () => {
    const store = join(folder, 'gone.sqlite')
    await connect(store, mock.users[3]!.id)
    await mock.disconnect(mock.users[3]!.id)
    const { exitCode, verdict } = await judge(store, '--only', 'pull/pull-succeeds,auth/refresh-succeeds')
    expect(exitCode).not.toBe(0)
    expect(verdict('auth/refresh-succeeds')).toMatch(/^fail: .*invalid_grant/)
    const again = await judge(store, '--only', 'pull/pull-succeeds')
    expect([again.exitCode, again.verdict('pull/pull-succeeds')]).toEqual([
      3,
      expect.stringMatching(/^error: .*no connection is stored: run terrarium connect/),
    ])
  })
})
