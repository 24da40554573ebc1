import type { RefusalReason } from '../../../signature/verification.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'
import { explained, verifiedAs } from '../../verify-delivery.ts'

const REASONS: readonly RefusalReason[] = ['mismatch', 'not-covered']

export const signatureValid: Check<'webhook-events'> = defineCheck({
  id: 'webhook/signature-valid',
  title: 'Every signature is that of the raw body under the shared secret.',
  level: 'must',
  source: {
    document: 'Signatures over re-serialised JSON',
    url: 'https://github.com/adcontextprotocol/adcp-client/issues/313',
  },
  remedy:
    'Sign the bytes that are sent, with the declared content, algorithm, key and encoding; terrarium verify explains a signature that does not match.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ delivery }) => {
      const verification = verifiedAs(delivery, evidence.secrets, partner)
      if (verification.valid || !REASONS.includes(verification.reason)) return undefined
      return () => explained(delivery, evidence.secrets, partner, verification)
    }),
})
