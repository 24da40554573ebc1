import type { Clock } from '../kernel/clock.ts'
import { TerrariumError } from '../kernel/errors.ts'
import type { Send } from './handler.ts'

/** As many requests were sent as were allowed. */
export class BudgetSpentError extends TerrariumError {
  readonly code = 'BUDGET_SPENT'
  readonly requests: number

  constructor(requests: number) {
    super(
      `Failed to send another request: the budget of ${requests} is spent.`,
      'Allow more with --budget, or judge less with --only.',
    )
    this.requests = requests
  }
}

/**
 * A way to send that spares the other side: at most so many requests in all, and so many a second, evenly spread.
 *
 * @param options.perSecond - unlimited unless told.
 * @param options.budget - unlimited unless told; the request after the last throws BudgetSpentError.
 */
export function limitedSend(
  send: Send,
  options: {
    readonly clock: Clock
    readonly perSecond?: number | undefined
    readonly budget?: number | undefined
  },
): Send {
  const { clock, perSecond, budget } = options
  let sent = 0
  let nextAtMs = 0
  return async (request) => {
    if (budget !== undefined && sent >= budget) throw new BudgetSpentError(budget)
    sent += 1
    if (perSecond !== undefined) {
      const nowMs = clock.epochMs()
      const atMs = Math.max(nowMs, nextAtMs)
      nextAtMs = atMs + 1000 / perSecond
      if (atMs > nowMs) await clock.sleep(atMs - nowMs)
    }
    return send(request)
  }
}
