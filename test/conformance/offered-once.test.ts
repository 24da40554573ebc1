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

/** The steps of transactions that a run takes with these things allowed, and the verdicts about them. */
async function stepsOf(
  ...allow: readonly (RunOptions['allow'] extends ReadonlySet<infer What> ? What : never)[]
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
    ...{ credentials: mock.credentials, send, clock, listen, probes: PROBES },
    seed: 1,
    checks: CHECKS.filter(({ id }) => JUDGED.includes(id)),
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
  const careful = await stepsOf('grant')
  expect([careful.opens, careful.commits]).toEqual([0, 0])
  expect(careful.because('pull/transaction-opens')).toBe('not allowed in this run; add --allow write')
  const looking = await stepsOf('grant', 'write')
  expect([looking.opens, looking.commits]).toEqual([2, 0])
  expect(looking.because('pull/commit-accepted')).toBe('not allowed in this run; add --allow consume')
})
