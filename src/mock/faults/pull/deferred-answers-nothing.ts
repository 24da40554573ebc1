import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { hasDeferredData } from '../support/applies.ts'

export const deferredAnswersNothing: Fault = {
  id: 'deferred-answers-nothing',
  area: 'pull',
  title: 'A request for records that come later is answered with 200 and an empty object.',
  source: {
    document: 'Garmin: a 409 treated as accepted, waiting for a webhook that never comes',
    url: 'https://github.com/the-momentum/open-wearables/pull/528',
  },
  caughtBy: ['pull/deferred-promised'],
  applies: hasDeferredData,
  hooks: { deferralReply: () => () => jsonReply(200, {}) },
}
