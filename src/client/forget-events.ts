import type { Webhooks } from '../partner/webhooks.ts'
import { resolveScheme } from '../signature/scheme.ts'
import type { ClientContext } from './client-context.ts'

const HOUR_MS = 3600_000
const DAY_MS = 24 * HOUR_MS

/**
 * For how long the id of an event must be known after it came, in milliseconds: while the partner may still retry it, and
 * while somebody who has recorded it could send it again. A signature without a time is good for ever, and then so is the
 * memory: infinity.
 */
export function rememberedMs({ signature, retry }: Pick<Webhooks, 'signature' | 'retry'>): number {
  const scheme = resolveScheme(signature)
  if (scheme.kind === 'token' || (scheme.kind === 'hmac' && scheme.timestamp.from === 'none'))
    return Number.POSITIVE_INFINITY
  const toleranceSeconds =
    scheme.kind === 'messageSignature'
      ? scheme.toleranceSeconds
      : scheme.timestamp.from === 'none'
        ? 0
        : scheme.timestamp.toleranceSeconds
  // Signed as early as tolerated, it can be replayed until as late as tolerated.
  const replayMs = toleranceSeconds * 2 * 1000
  const scheduleMs = retry.delaysSeconds.reduce((sum, seconds) => sum + seconds * 1000, 0)
  return Math.max(replayMs, scheduleMs * 2) + DAY_MS
}

/** Forgets, once an hour however often it is asked, the ids that nobody can send again. */
export function forgetting({ partner, store, clock }: ClientContext): () => Promise<void> {
  const { webhooks } = partner
  const keptMs = webhooks === undefined ? Number.POSITIVE_INFINITY : rememberedMs(webhooks)
  let nextMs = Number.NEGATIVE_INFINITY
  return async () => {
    const nowMs = clock.epochMs()
    if (!Number.isFinite(keptMs) || nowMs < nextMs) return
    nextMs = nowMs + HOUR_MS
    await store.forgetEvents(nowMs - keptMs)
  }
}
