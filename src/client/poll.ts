import { backfill, typesToBackfill } from './backfill.ts'
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

/** What a connection that has just been made, or whose backfill was broken off, is read with first. */
export interface BackfillOptions {
  /** How many days back; unless told, nothing is begun, and only what was broken off is gone on with. */
  readonly backfillDays?: number
}

/**
 * Reads what is new since the last poll, or since the backfill. What the partner sends by itself is not asked for: of
 * that it is told whether all came that was promised. A grant whose refresh token would end before anybody needs it is
 * renewed, whatever there is to read.
 *
 * @throws GrantDeadError; PullFailedError (`tokenUnavailable`); HostUnreachableError, TimedOutError.
 */
export async function pollOnce(
  context: ClientContext,
  connection: Connection,
  options: PollOptions = {},
): Promise<readonly ReadHistory[]> {
  const { overlapMs = 2 * DAY_MS } = options
  const { store, clock, keeper } = context
  const read: ReadHistory[] = []
  await keeper.keepAlive(connection.id)
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
 * Polls every connection that can be used, again and again, until the signal stops it; before its first poll it is
 * backfilled. What goes wrong with one connection is left to the next round.
 *
 * @param connections - those to poll; asked before each round.
 */
export async function pollUntilStopped(
  context: ClientContext,
  connections: () => Promise<readonly Connection[]>,
  options: PollOptions &
    BackfillOptions & {
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
        const history = await backfillWhatIsDue(context, connection, options)
        if (history.length > 0) onPoll(connection, history)
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

async function backfillWhatIsDue(
  context: ClientContext,
  connection: Connection,
  { backfillDays: days }: BackfillOptions,
): Promise<readonly ReadHistory[]> {
  const types = await typesToBackfill(context, connection, days !== undefined)
  if (types.length === 0) return []
  return backfill(context, connection, { types, ...(days === undefined ? {} : { days }) })
}

function isNetworkError(thrown: unknown): thrown is Error {
  const code = (thrown as { code?: unknown } | undefined)?.code
  return thrown instanceof Error && (code === 'HOST_UNREACHABLE' || code === 'TIMED_OUT')
}
