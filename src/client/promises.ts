import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource } from '../partner/partner.ts'
import { recordClock } from '../partner/record-clock.ts'
import type { ClientContext } from './client-context.ts'
import type { Connection } from './connection.ts'
import type { PagesEnd } from './pull-pages.ts'
import type { ReadHistory } from './read-history.ts'
import type { Awaited } from './store.ts'
import type { Window } from './windows.ts'

const DAY_MS = 86_400_000

/** How long we wait for what comes by webhook where no descriptor says: an hour. */
const USUAL_SECONDS = 3600

/** What a window that ended has made us wait for. What was asked for before is not waited for once more. */
export function promisedBy(
  { partner, clock }: Pick<ClientContext, 'partner' | 'clock'>,
  type: DataType,
  { fromMs, toMs }: Window,
  end: PagesEnd,
): readonly Awaited[] {
  if (end.ended !== 'later' || end.askedBefore) return []
  const { withinSeconds = USUAL_SECONDS } = dataSource(partner, type).deferred ?? {}
  return [{ fromMs, toMs, untilMs: clock.epochMs() + withinSeconds * 1000 }]
}

/** Records have come: the spans that they lie in are waited for no longer. */
export async function keptPromise(
  { partner, store }: ClientContext,
  { id }: Connection,
  type: DataType,
  records: readonly JsonValue[],
): Promise<void> {
  const progress = await store.progress(id, type)
  if (progress?.awaited === undefined) return
  const { records: at } = dataSource(partner, type)
  const starts = records.map((record) =>
    recordClock(at, record).instant(at.time, resolvePointer(record, at.start)),
  )
  // A local time may lie on the day before or after; what overlaps a span may have begun before it.
  const isIn = ({ fromMs, toMs }: Awaited) =>
    starts.some((ms) => ms !== undefined && ms >= fromMs - DAY_MS && ms < toMs + DAY_MS)
  const awaited = progress.awaited.filter((span) => !isIn(span))
  if (awaited.length < progress.awaited.length) await store.saveProgress(id, type, { ...progress, awaited })
}

/** Whether all has come that the partner has promised to send; what is overdue is told once. */
export async function lookForPromised(
  { store, clock }: ClientContext,
  { id }: Connection,
  type: DataType,
): Promise<ReadHistory> {
  const progress = (await store.progress(id, type)) ?? {}
  const { awaited = [] } = progress
  const nowMs = clock.epochMs()
  const overdue = awaited.filter(({ untilMs }) => untilMs <= nowMs)
  const waiting = awaited.filter(({ untilMs }) => untilMs > nowMs)
  const seen = {
    type,
    pages: 0,
    records: 0,
    changed: 0,
    problems: [],
    doneToMs: progress.backfill?.doneMs ?? nowMs,
  }
  if (overdue.length === 0) return { ...seen, ended: waiting.length > 0 ? 'later' : 'complete' }
  await store.saveProgress(id, type, { ...progress, awaited: waiting })
  const days = overdue.map(({ fromMs, toMs }) => `${isoDay(fromMs)} to ${isoDay(toMs)}`).join(', ')
  return {
    ...seen,
    ended: 'failed',
    failure: 'nothingCame',
    reason: `nothing came of what was asked for, ${days}, in the time that the partner takes`,
  }
}

function isoDay(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10)
}
