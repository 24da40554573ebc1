import type { Partner } from '../../../partner/partner.ts'
import { resolveScheme } from '../../../signature/scheme.ts'

/** Why a partner cannot be wrong about the time of a signature: it signs none. */
export function signsTime({ webhooks }: Partner): string | undefined {
  if (webhooks === undefined) return 'it has no webhooks'
  const scheme = resolveScheme(webhooks.signature)
  return scheme.kind === 'hmac' && scheme.timestamp.from !== 'none'
    ? undefined
    : 'its signatures carry no time'
}
