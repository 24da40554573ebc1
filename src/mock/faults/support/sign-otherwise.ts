import type { EmitterSeams } from '../../../emitter/emitter-types.ts'
import type { Partner } from '../../../partner/partner.ts'
import type { HmacScheme } from '../../../signature/hmac-scheme.ts'
import { resolveScheme } from '../../../signature/scheme.ts'
import { createSigner } from '../../../signature/sign.ts'
import { hasWebhooks } from './applies.ts'

type Sign = EmitterSeams['signDelivery']

/**
 * Signs by the declared scheme with something changed in it.
 *
 * @param options.secrets - those to sign with; the right ones unless told.
 */
export function signedAs(
  change: (scheme: HmacScheme) => Partial<HmacScheme>,
  options: { readonly secrets?: readonly string[] } = {},
): (honest: Sign) => Sign {
  return (honest) => (message, context) => {
    const scheme = resolveScheme(context.webhooks.signature)
    if (scheme.kind !== 'hmac') return honest(message, context)
    const { id, body, url } = message
    const signer = createSigner({ ...scheme, ...change(scheme) }, options.secrets ?? context.secrets)
    return signer.sign({ id, timestampSeconds: Math.floor(context.nowMs / 1000), body, method: 'POST', url })
  }
}

/** For faults of keyed hashes, or of those alone that are declared in some way. */
export function hmacOnly(
  isDeclared: (scheme: HmacScheme) => boolean = () => true,
  reason = 'its deliveries are not signed by HMAC',
): (partner: Partner) => string | undefined {
  return (partner) => {
    const { webhooks } = partner
    const scheme = webhooks === undefined ? undefined : resolveScheme(webhooks.signature)
    return hasWebhooks(partner) ?? (scheme?.kind === 'hmac' && isDeclared(scheme) ? undefined : reason)
  }
}
