import type { RefusalReason } from '../../../signature/verification.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'
import { verifiedAs } from '../../verify-delivery.ts'

const REASONS: readonly RefusalReason[] = ['missing-header', 'malformed-header', 'malformed-body']

export const signaturePresent: Check<'webhook-events'> = defineCheck({
  id: 'webhook/signature-present',
  title: 'Every delivery is signed, in the declared header and form.',
  level: 'must',
  source: {
    document: 'Strava: only the timestamp checked, the digest never compared',
    url: 'https://github.com/the-momentum/open-wearables/pull/1393',
  },
  remedy: 'Send the signature in the declared header, or correct `webhooks.signature` in the descriptor.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ delivery }) => {
      const verification = verifiedAs(delivery, evidence.secrets, partner)
      if (verification.valid || !REASONS.includes(verification.reason)) return undefined
      return verification.detail
    }),
})
