import type { Partner } from '../partner/partner.ts'
import type { Webhooks } from '../partner/webhooks.ts'
import { explain } from '../signature/explain.ts'
import { inferScheme } from '../signature/infer.ts'
import { resolveScheme } from '../signature/scheme.ts'
import type { Verification } from '../signature/verification.ts'
import { createVerifier } from '../signature/verify.ts'
import type { ReceivedDelivery } from './evidence/webhook.ts'

/** What the declared signature says of a delivery, at the instant at which it arrived. */
export function verifiedAs(
  delivery: ReceivedDelivery,
  secrets: readonly string[],
  partner: Partner,
): Verification {
  const verifier = createVerifier(resolveScheme(webhooksOf(partner).signature), secrets)
  return verifier.verify(delivery, delivery.receivedAtMs / 1000)
}

/** Why a delivery does not verify: what its sender really did, where that can be found out. */
export function explained(
  delivery: ReceivedDelivery,
  secrets: readonly string[],
  partner: Partner,
  verification: Verification,
): string {
  const declared = resolveScheme(webhooksOf(partner).signature)
  const { summary, findings } = explain(verification, inferScheme(delivery, secrets, { declared }))
  return [summary, ...findings].join(' ')
}

function webhooksOf({ id, webhooks }: Partner): Webhooks {
  if (webhooks === undefined) throw new TypeError(`${id} has no webhooks`)
  return webhooks
}
