import { messageOf } from '../kernel/errors.ts'
import { parseJson } from '../kernel/json.ts'
import { backoffMs } from './backoff.ts'
import type { ClientContext } from './client-context.ts'
import { type EventOutcome, handleEvent } from './handle-event.ts'
import type { PendingEvent } from './store.ts'

/** One event of the inbox, and what became of it. */
export interface ProcessedEvent {
  readonly key: string
  readonly attempt: number
  readonly outcome: EventOutcome
}

/** An event that cannot be handled is given up after so many attempts; with the waits between them, about a day. */
const ATTEMPTS = 14
const FIRST_WAIT_MS = 5000
const LONGEST_WAIT_MS = 3 * 3600_000
/** Longer than any handling takes: nobody else may start on an event before this is over. */
const LEASE_MS = 20 * 60_000

/** How long an event that could not be handled rests at most, in milliseconds, after so many attempts. */
export function longestRestMs(attempt: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1))
}

/**
 * Handles every event of the inbox that is due, oldest first. Killed at any instant, it leaves each event either done,
 * with all that follows from it stored, or still in the inbox.
 */
export async function processInbox(context: ClientContext): Promise<readonly ProcessedEvent[]> {
  const { store, clock } = context
  const processed: ProcessedEvent[] = []
  for (;;) {
    const pending = await store.claimEvent(clock.epochMs(), LEASE_MS)
    if (pending === undefined) return processed
    const outcome = await outcomeOf(context, pending)
    await settle(context, pending, outcome)
    processed.push({ key: pending.key, attempt: pending.attempt, outcome })
  }
}

async function outcomeOf(context: ClientContext, pending: PendingEvent): Promise<EventOutcome> {
  try {
    return await handleEvent(context, parseJson(pending.body), pending)
  } catch (thrown) {
    return { kind: 'postponed', reason: messageOf(thrown) }
  }
}

async function settle(
  { store, clock, randomness }: ClientContext,
  { key, attempt }: PendingEvent,
  outcome: EventOutcome,
): Promise<void> {
  if (outcome.kind !== 'postponed' || attempt >= ATTEMPTS) return store.settleEvent(key, { done: true })
  const waitMs = backoffMs(attempt, randomness, { firstMs: FIRST_WAIT_MS, maxMs: LONGEST_WAIT_MS })
  return store.settleEvent(key, { done: false, notBeforeMs: clock.epochMs() + waitMs })
}
