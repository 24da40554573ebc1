import type { RefusalReason } from '../../../signature/verification.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'
import { verifiedAs } from '../../verify-delivery.ts'

const REASONS: readonly RefusalReason[] = ['too-old', 'from-the-future']

export const timestampFresh: Check<'webhook-events'> = defineCheck({
  id: 'webhook/timestamp-fresh',
  title: 'Every delivery carries the time at which it was signed.',
  level: 'must',
  source: {
    document: 'No replay window: a captured delivery is valid for ever',
    url: 'https://github.com/flippercloud/flipper/pull/1022',
  },
  remedy: 'Sign each attempt afresh, with the seconds since the Unix epoch of that moment.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ delivery }) => {
      const verification = verifiedAs(delivery, evidence.secrets, partner)
      if (verification.valid || !REASONS.includes(verification.reason)) return undefined
      return verification.detail
    }),
})
