import type { ClientContext } from './client-context.ts'
import { GrantDeadError, PullFailedError } from './client-error.ts'
import type { Connection } from './connection.ts'
import { lookForPromised } from './promises.ts'
import { grantedTypes, type ReadHistory, readHistory } from './read-history.ts'

const DAY_MS = 86_400_000

/** When and what a poll asks for. */
export interface PollOptions {
  /** Between two polls, give or take a third; 450,000 ms (Terra polls every 5 to 10 minutes) unless told. */
  readonly everyMs?: number
  /** How much of what has been read is asked for again, for records that came late or were amended; 2 days. */
  readonly overlapMs?: number
}

/**
 * Reads what is new since the last poll, or since the backfill. What the partner sends by itself is not asked for: of
 * that it is told whether all came that was promised.
 *
 * @throws GrantDeadError; PullFailedError (`tokenUnavailable`); HostUnreachableError, TimedOutError.
 */
export async function pollOnce(
  context: ClientContext,
  connection: Connection,
  options: PollOptions = {},
): Promise<readonly ReadHistory[]> {
  const { overlapMs = 2 * DAY_MS } = options
  const { store, clock } = context
  const read: ReadHistory[] = []
  for (const type of grantedTypes(context, connection)) {
    if (context.partner.data[type]?.deferred !== undefined) {
      read.push(await lookForPromised(context, connection, type))
      continue
    }
    const toMs = clock.epochMs()
    const { polledToMs, backfill } = (await store.progress(connection.id, type)) ?? {}
    const readToMs = polledToMs ?? backfill?.doneMs ?? toMs
    const save = async (doneMs: number) => {
      const progress = await store.progress(connection.id, type)
      await store.saveProgress(connection.id, type, { ...progress, polledToMs: Math.max(doneMs, readToMs) })
    }
    const span = { fromMs: Math.min(readToMs, toMs) - overlapMs, toMs }
    read.push(
      await readHistory(context, connection, type, span, (window) => save(Math.min(window.toMs, toMs))),
    )
  }
  return read
}

/**
 * Polls every connection that can be used, again and again, until the signal stops it. What goes wrong with one
 * connection is left to the next round.
 *
 * @param connections - those to poll; asked before each round.
 */
export async function pollUntilStopped(
  context: ClientContext,
  connections: () => Promise<readonly Connection[]>,
  options: PollOptions & {
    readonly signal: AbortSignal
    readonly onPoll?: (connection: Connection, outcome: readonly ReadHistory[] | Error) => void
    /** What else is due from time to time; whatever it throws stops the polling. */
    readonly afterRound?: () => Promise<unknown>
  },
): Promise<void> {
  const { everyMs = 450_000, signal, onPoll = () => {}, afterRound = async () => {} } = options
  const { clock, randomness } = context
  while (!signal.aborted) {
    for (const connection of await connections()) {
      if (signal.aborted) return
      try {
        onPoll(connection, await pollOnce(context, connection, options))
      } catch (thrown) {
        if (
          !(thrown instanceof GrantDeadError || thrown instanceof PullFailedError || isNetworkError(thrown))
        )
          throw thrown
        onPoll(connection, thrown)
      }
    }
    await afterRound()
    const jitter = (randomness.fraction() * 2 - 1) / 3
    await clock.sleep(Math.round(everyMs * (1 + jitter)), signal).catch(() => {})
  }
}

function isNetworkError(thrown: unknown): thrown is Error {
  const code = (thrown as { code?: unknown } | undefined)?.code
  return thrown instanceof Error && (code === 'HOST_UNREACHABLE' || code === 'TIMED_OUT')
}
