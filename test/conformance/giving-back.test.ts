import { describe, expect, it } from 'vitest'
import { createIsolatedPartner, type IsolatedPartner } from '../../src/ci/isolated-partner.ts'
import { judgeIsolated } from '../../src/ci/judge-isolated.ts'
import { consentAutomatically } from '../../src/client/consent-automatically.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import { createTerraClient } from '../../src/client/terra-client.ts'
import { areaOf, type Check } from '../../src/conformance/check.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { openStored } from '../../src/conformance/open-stored.ts'
import { PROBES } from '../../src/conformance/probes/registry.ts'
import { runConformance } from '../../src/conformance/run.ts'
import type { RunOptions } from '../../src/conformance/run-options.ts'
import type { Grant } from '../../src/mock/oauth/ledger.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { accusing } from '../support/judge-mock.ts'
import { aurora } from '../support/partners.ts'

const DAY_MS = 86_400_000
const LIMIT = { count: 10, onLimit: 'refuse', error: 'too_many_tokens' } as const
const BY_BEARER = {
  method: 'DELETE',
  url: '/v1/permissions',
  headers: { authorization: 'Bearer {accessToken}' },
} as const
const BY_USER = {
  method: 'DELETE',
  url: '/v1/users/{userId}',
  headers: { authorization: 'Basic {basicCredentials}' },
} as const
const CHECKS_OF_ACCESS = CHECKS.filter((check) => areaOf(check) === 'auth')

async function declaring(change: Partial<OAuth2Auth>): Promise<Partner> {
  const partner = await aurora()
  return { ...partner, auth: { ...(partner.auth as OAuth2Auth), ...change } }
}

/** Grants of which a token still works. */
function alive({ mock, clock }: IsolatedPartner): readonly Grant[] {
  const { accessTokens, refreshTokens } = mock.ledger
  const living = [
    ...accessTokens,
    ...refreshTokens.filter(({ rotatedAtMs }) => rotatedAtMs === undefined),
  ].filter(
    ({ revokedAtMs, expiresAtMs = Number.POSITIVE_INFINITY }) =>
      revokedAtMs === undefined && clock.epochMs() < expiresAtMs,
  )
  return [...new Set(living.map(({ grant }) => grant))]
}

/** The access checks, with these things allowed, on the two first users. */
function judge(isolated: IsolatedPartner, options: Partial<RunOptions> = {}) {
  const { mock, clock, send, baseUrl } = isolated
  return runConformance({
    partner: mock.partner,
    environmentName: 'mock',
    environment: {
      ...mock.partner.environments.mock!,
      baseUrl,
      users: mock.users.slice(0, 2).map(({ id }) => id),
    },
    credentials: mock.credentials,
    send,
    clock,
    seed: 1,
    checks: CHECKS_OF_ACCESS,
    probes: PROBES,
    allow: new Set(),
    replay: (id) => id,
    version: 'test',
    ...options,
  })
}

/** Users who have connected before the run. */
async function connected({ mock, send, clock, baseUrl }: IsolatedPartner, count = 2) {
  const { partner, credentials } = mock
  const parts = { partner, baseUrl, credentials, send, clock, store: memoryStore() }
  const client = createTerraClient(parts)
  const environment = partner.environments.mock!
  for (const { id } of mock.users.slice(0, count))
    await client.connect({ consent: consentAutomatically(partner, send, { environment, user: id }) })
  return openStored(parts)
}

describe('a run that is allowed everything, where ten pairs of tokens may be alive', () => {
  it('conforms, judges the limit and the lifetimes, and leaves no grant alive', async () => {
    const { tokenResponse } = (await aurora()).auth as OAuth2Auth
    const refreshTokenExpiresIn = '/refresh_token_expires_in'
    const isolated = createIsolatedPartner(
      await declaring({
        maxLiveTokens: LIMIT,
        codeLifetimeSeconds: 30,
        tokenResponse: { ...tokenResponse, refreshTokenExpiresIn },
      }),
    )
    const report = await judgeIsolated(isolated, { patienceMs: 31 * DAY_MS })
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
    const passed = report.checks.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)
    expect(passed).toEqual(
      expect.arrayContaining([
        'auth/code-expires',
        'auth/code-lives-as-declared',
        'auth/refresh-lifetime-told',
        'auth/refresh-token-lives-as-told',
        'auth/expired-refresh-token-refused',
        'auth/live-tokens-as-many-as-declared',
        'auth/live-token-limit-as-declared',
      ]),
    )
    expect(isolated.mock.grants.length).toBeGreaterThan(25)
    expect(alive(isolated)).toEqual([])
    isolated.mock.close()
  })
})

describe('a run that cannot give back one by one what a user may have four of', () => {
  it.each(['refuse', 'endOldest'] as const)(
    'stops before it reaches the limit, and accuses nobody (%s)',
    async (onLimit) => {
      const maxLiveTokens = { ...LIMIT, count: 4, onLimit }
      const isolated = createIsolatedPartner(await declaring({ maxLiveTokens, revocation: BY_BEARER }))
      const report = await judgeIsolated(isolated, { checks: CHECKS_OF_ACCESS })
      expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
      const [untried] = report.checks.flatMap(({ found }) =>
        /of the 4 pairs/.test(found ?? '') ? [found] : [],
      )
      expect(untried).toMatch(
        /^it takes \d more of the 4 pairs of tokens that the user may have alive, and this run still holds \d$/,
      )
    },
  )
})

describe('a run for a user who has tokens from elsewhere', () => {
  it('says which probes had no room for theirs, and accuses nobody', async () => {
    const { refresh } = (await aurora()).auth as OAuth2Auth
    const kept = { maxLiveTokens: { ...LIMIT, count: 4 }, refresh: { ...refresh, graceSeconds: 60 } }
    const isolated = createIsolatedPartner(await declaring(kept))
    await connected(isolated, 1)
    const report = await judge(isolated, { allow: new Set(['grant']) })
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
    const { found } = report.checks.find(({ id }) => id === 'auth/grace-as-declared')!
    expect(found).toMatch(/^the user has as many pairs of tokens alive as the partner allows, 4, /)
  })
})

describe('a run where one pair more ends the oldest', () => {
  it('leaves alive what the user had before, unless it may harm a grant', async () => {
    const isolated = createIsolatedPartner(
      await declaring({ maxLiveTokens: { ...LIMIT, count: 3, onLimit: 'endOldest' } }),
    )
    await connected(isolated, 1)
    const before = alive(isolated)
    const report = await judge(isolated)
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
    expect(alive(isolated)).toEqual(before)
    expect(report.checks.find(({ id }) => id === 'auth/user-id-stable')!.found).toMatch(
      /holds 1; one from before the run is left alive without --allow grant$/,
    )
  })
})

describe('a run that is allowed nothing', () => {
  it('leaves no grant alive either', async () => {
    const isolated = createIsolatedPartner(await aurora())
    await judge(isolated)
    expect(isolated.mock.grants.length).toBeGreaterThan(5)
    expect(alive(isolated)).toEqual([])
  })

  it('sends no revocation that could take away more than its own', async () => {
    const isolated = createIsolatedPartner(await declaring({ revocation: BY_BEARER }))
    const { timeline } = await judge(isolated)
    expect(timeline?.filter(({ method }) => method === 'DELETE')).toEqual([])
    expect(alive(isolated).length).toBeGreaterThan(5)
  })
})

describe('a run that may harm a grant', () => {
  it.each([
    ['shows a token as its credentials', BY_BEARER],
    ['names the user', BY_USER],
  ])('gives back by a revocation that %s, too', async (_, revocation) => {
    const isolated = createIsolatedPartner(await declaring({ revocation }))
    await judge(isolated, { allow: new Set(['grant']) })
    expect(isolated.mock.grants.length).toBeGreaterThan(5)
    expect(alive(isolated)).toEqual([])
  })
})

describe('a run with stored connections', () => {
  it.each([
    ['that names its token', {}, 1],
    ['that may take away everything', { revocation: BY_BEARER }, 0],
  ])('ends none of them by a revocation %s', async (_, change, own) => {
    const { refresh } = (await aurora()).auth as OAuth2Auth
    // With grace, two refreshes at once leave what they renew alive.
    const isolated = createIsolatedPartner(
      await declaring({ refresh: { ...refresh, graceSeconds: 60 }, ...change }),
    )
    const stored = await connected(isolated)
    const { mock, baseUrl } = isolated
    const environment = { ...mock.partner.environments.mock!, baseUrl, consent: 'browser' as const }
    const before = alive(isolated).length
    const ids: readonly Check['id'][] = ['auth/concurrent-refresh-survives', 'auth/refresh-succeeds']
    await judge(isolated, {
      environment: { ...environment, users: mock.users.slice(0, 2).map(({ id }) => id) },
      stored,
      allow: new Set(['grant']),
      checks: CHECKS.filter(({ id }) => ids.includes(id)),
      concurrency: 2,
    })
    // One was used up, as it was allowed to be; the first is kept whatever was done.
    const first = mock.ledger.accessToken(stored[0]!.grant.tokens.accessToken)!.grant
    expect(alive(isolated)).toContain(first)
    expect(before - alive(isolated).length).toBe(own)
  })
})
