import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { hasDeferredData } from '../support/applies.ts'

export const deferredFirstIsADuplicate: Fault = {
  id: 'deferred-first-is-a-duplicate',
  area: 'pull',
  title: 'Who asks for a range for the first time is told to have asked before.',
  source: {
    document: 'Garmin: a 409 treated as accepted, waiting for a webhook that never comes',
    url: 'https://github.com/the-momentum/open-wearables/pull/528',
  },
  caughtBy: ['pull/deferred-promised'],
  applies: hasDeferredData,
  hooks: {
    deferralProblems:
      () =>
      (_query, { duplicate }) => [
        problem('duplicate', 'conflict', 'These data have been asked for before.', duplicate),
      ],
  },
}
