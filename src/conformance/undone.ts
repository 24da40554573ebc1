import { type Finding, finding, type Inapplicable, inapplicable, type Prevented, prevented } from './check.ts'
import type { EndToEndEvidence, Undone } from './evidence/end-to-end.ts'

/** What a step that came to nothing shows: a fault of its own, or that of another check. */
export function undone({ reason, by }: Undone): Finding | Prevented {
  return by === undefined ? finding(reason) : prevented(by, reason)
}

/** Why nothing can be said of events, or `undefined` where some were listened for. */
export function unheard(webhooks: EndToEndEvidence['webhooks']): Inapplicable | Prevented | undefined {
  if (webhooks === undefined) return inapplicable('no webhooks were listened for')
  if (webhooks.done) return undefined
  return webhooks.by === undefined
    ? inapplicable('no webhooks were heard')
    : prevented(webhooks.by, webhooks.reason)
}
