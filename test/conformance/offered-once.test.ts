import { expect, it } from 'vitest'
import { createIsolatedPartner } from '../../src/ci/isolated-partner.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { PROBES } from '../../src/conformance/probes/registry.ts'
import { runConformance } from '../../src/conformance/run.ts'
import type { RunOptions } from '../../src/conformance/run-options.ts'
import { offeringWorkouts } from '../support/offering-workouts.ts'
import { aurora } from '../support/partners.ts'

/** One of each probe that reads what is offered once, or could. */
const JUDGED: readonly string[] = [
  'pull/transaction-opens',
  'pull/commit-accepted',
  'mapping/valid',
  'end-to-end/history-arrives',
]

type Allowed = RunOptions['allow'] extends ReadonlySet<infer What> ? What : never

/**
 * The steps of transactions that a run takes with these things allowed, and the verdicts about them.
 *
 * @param limited - the requests that a rate limit refuses.
 */
async function stepsOf(
  allow: readonly Allowed[],
  judged = JUDGED,
  limited: (request: Request) => boolean = () => false,
) {
  const { mock, clock, send, baseUrl, listen, journal } = createIsolatedPartner(
    offeringWorkouts(await aurora()),
  )
  const { checks } = await runConformance({
    partner: mock.partner,
    environmentName: 'staging',
    environment: {
      consent: 'automatic',
      consentParameters: { login_hint: '{user}' },
      baseUrl,
      users: mock.users.slice(0, 2).map(({ id }) => id),
    },
    ...{ credentials: mock.credentials, clock, listen, probes: PROBES },
    send: async (request) => (limited(request) ? new Response(null, { status: 429 }) : send(request)),
    seed: 1,
    checks: CHECKS.filter(({ id }) => judged.includes(id)),
    allow: new Set(allow),
    replay: () => '',
    version: 'test',
  })
  mock.close()
  const count = (route: string) => journal.find({ route }).length
  return {
    opens: count('data.activity.open'),
    commits: count('data.activity.commit'),
    because: (id: string) => checks.find((check) => check.id === id)?.found,
  }
}

it('a run that may not leave anything opens no transaction, and one that may not take anything commits none', async () => {
  const careful = await stepsOf(['grant'])
  expect([careful.opens, careful.commits]).toEqual([0, 0])
  expect(careful.because('pull/transaction-opens')).toBe('not allowed in this run; add --allow write')
  const looking = await stepsOf(['grant', 'write'])
  expect([looking.opens, looking.commits]).toEqual([2, 0])
  expect(looking.because('pull/commit-accepted')).toBe('not allowed in this run; add --allow consume')
})

it.each([
  ['open', 'pull/transaction-opens'],
  ['second open', 'pull/second-open-as-declared'],
  ['commit', 'pull/commit-accepted'],
  ['last open', 'pull/nothing-new-as-declared'],
] as const)('a partner whose rate limit refuses the %s is not accused by %s', async (step, id) => {
  const mayPass = { open: 0, 'second open': 1, commit: Number.POSITIVE_INFINITY, 'last open': 2 }[step]
  let opens = 0
  const { because } = await stepsOf(['grant', 'write', 'consume'], [id], ({ method, url }) => {
    if (!url.includes('workout-transactions')) return false
    return method === 'PUT' ? step === 'commit' : method === 'POST' && ++opens > mayPass
  })
  expect(because(id)).toBe('a rate limit cut the question short')
})
