import type { DataType } from '../partner/data.ts'
import { dataTypesOf } from '../partner/partner.ts'
import type { ClientContext } from './client-context.ts'
import type { Connection } from './connection.ts'
import { promisedBy } from './promises.ts'
import { grantedTypes, type ReadHistory, readHistory } from './read-history.ts'
import type { Awaited } from './store.ts'

const DAY_MS = 86_400_000

/**
 * Reads recent history, type by type, or asks for it where the partner sends it later. A backfill that was broken off goes on where its last whole window ended.
 *
 * @param options.days - 28 unless told: Terra says "some recent history" and no number, 28 days is its own default for a
 * synchronous request.
 * @throws GrantDeadError; PullFailedError (`tokenUnavailable`); HostUnreachableError, TimedOutError.
 */
export async function backfill(
  context: ClientContext,
  connection: Connection,
  options: { readonly days?: number; readonly types?: readonly DataType[] } = {},
): Promise<readonly ReadHistory[]> {
  const { days = 28, types = dataTypesOf(context.partner) } = options
  const granted = grantedTypes(context, connection, types)
  const read: ReadHistory[] = []
  for (const type of types) {
    read.push(
      granted.includes(type)
        ? await backfillType(context, connection, type, days)
        : await ungranted(context, connection, type),
    )
  }
  return read
}

/**
 * The types whose backfill is due: those that were broken off, and where `andNew` those that nobody has begun.
 */
export async function typesToBackfill(
  context: ClientContext,
  connection: Connection,
  andNew: boolean,
): Promise<readonly DataType[]> {
  const due: DataType[] = []
  for (const type of grantedTypes(context, connection)) {
    const span = (await context.store.progress(connection.id, type))?.backfill
    if (span === undefined ? andNew : span.doneMs < span.toMs) due.push(type)
  }
  return due
}

async function backfillType(
  context: ClientContext,
  connection: Connection,
  type: DataType,
  days: number,
): Promise<ReadHistory> {
  const { store, clock } = context
  const toMs = clock.epochMs()
  const before = (await store.progress(connection.id, type))?.backfill
  const isUnfinished = before !== undefined && before.doneMs < before.toMs
  const span = isUnfinished ? before : { fromMs: toMs - days * DAY_MS, toMs, doneMs: toMs - days * DAY_MS }
  const save = async (doneMs: number, promised: readonly Awaited[] = []) => {
    const progress = await store.progress(connection.id, type)
    const awaited = [...(progress?.awaited ?? []), ...promised]
    const waiting = awaited.length === 0 ? {} : { awaited }
    await store.saveProgress(connection.id, type, { ...progress, ...waiting, backfill: { ...span, doneMs } })
  }
  await save(span.doneMs)
  const read = await readHistory(
    context,
    connection,
    type,
    { fromMs: span.doneMs, toMs: span.toMs },
    (window, end) => save(Math.min(window.toMs, span.toMs), promisedBy(context, type, window, end)),
  )
  if (read.ended !== 'failed') await save(span.toMs)
  return read
}

async function ungranted(
  { store, notices }: ClientContext,
  connection: Connection,
  type: DataType,
): Promise<ReadHistory> {
  const progress = (await store.progress(connection.id, type)) ?? {}
  if (progress.forbidden !== true) {
    await store.saveProgress(connection.id, type, { ...progress, forbidden: true })
    const message = `Insufficient permissions for data type '${type}'.`
    await store.enqueue([notices.connectionError(connection, message)])
  }
  return { type, pages: 0, records: 0, changed: 0, problems: [], ended: 'ungranted', doneToMs: 0 }
}
