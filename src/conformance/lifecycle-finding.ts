import type { EventOutcome } from '../client/handle-event.ts'
import { finding, inapplicable, type Judgement } from './check.ts'
import type { EndToEndEvidence, LifecycleEvent } from './evidence/end-to-end.ts'
import { unheard } from './undone.ts'

/** What is wrong with the events of one kind that ends something, or `undefined`. */
export function lifecycleFinding(
  webhooks: EndToEndEvidence['webhooks'],
  kind: LifecycleEvent['kind'],
  meant: EventOutcome['kind'],
): Judgement {
  if (!webhooks?.done) return unheard(webhooks)
  for (const { name, outcomes } of webhooks.result.lifecycle.filter((event) => event.kind === kind)) {
    if (outcomes.length === 0) return inapplicable(`${name} was not accepted`)
    const other = outcomes.find((outcome) => outcome.kind !== meant)
    if (other !== undefined)
      return finding(`${name} came to '${other.kind}'${'reason' in other ? `: ${other.reason}` : ''}`)
  }
  return undefined
}
