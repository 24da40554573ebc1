import type { Deferred } from '../../partner/data.ts'
import type { WorldRecord } from '../../world/world.ts'
import type { Call } from '../incoming.ts'
import { type Problem, problem } from '../problem.ts'
import { emptyReply, type Reply } from '../reply.ts'
import type { Mock } from '../seams.ts'
import { emitEvents } from '../webhooks/emit.ts'
import type { DataQuery, Window } from './query.ts'

/** How long an honest partner takes to send what it was asked for, where it has promised no less. */
const USUAL_DELAY_SECONDS = 30

/** How many records one event carries where the descriptor has no page size. */
const DEFAULT_CHUNK = 50

/** A window as good as any, where the partner knows no ranges. */
const ALL: Window = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, clock: 'instant' }

/** Promises the records, and sends them as events later. */
export function answerDeferred(query: DataQuery, deferred: Deferred, call: Call, mock: Mock): Reply {
  const { seams, deferrals } = mock
  const [refused] = seams.deferralProblems(query, deferred, mock)
  if (refused !== undefined) return seams.errorReply(refused, query.source.response, call, mock)
  deferrals.add(aboutOf(query), query.window ?? ALL)
  deferrals.later(seams.deferralDelaySeconds(query, deferred, mock) * 1000, () =>
    sendRecords(query, deferred, mock),
  )
  return seams.deferralReply(query, call, mock)
}

/** What lies within a window that was asked for before is not sent again. */
export function deferralProblems(
  query: DataQuery,
  { duplicate }: Deferred,
  { deferrals }: Mock,
): readonly Problem[] {
  const { fromMs, toMs } = query.window ?? ALL
  const isKnown = deferrals
    .asked(aboutOf(query))
    .some((other) => other.fromMs <= fromMs && toMs <= other.toMs)
  return isKnown
    ? [problem('duplicate', 'conflict', 'These data have been asked for before.', duplicate)]
    : []
}

export function deferralDelaySeconds(_query: DataQuery, { withinSeconds }: Deferred): number {
  return Math.min(USUAL_DELAY_SECONDS, withinSeconds / 2)
}

export function deferralReply(): Reply {
  return emptyReply(202, { 'cache-control': 'no-store' })
}

async function sendRecords(query: DataQuery, { event: name }: Deferred, mock: Mock): Promise<void> {
  const { seams, partner } = mock
  const event = partner.webhooks?.events.find((candidate) => candidate.name === name)
  if (event === undefined) return
  const records = seams.deferredRecords(query, mock)
  const { paging } = query.source
  const size = event.payload === 'thin' ? 1 : (('size' in paging ? paging.size : undefined) ?? DEFAULT_CHUNK)
  await emitEvents(
    chunksOf(records, size).map((chunk) => ({
      event: name,
      userId: query.userId,
      options: { records: chunk },
    })),
    mock,
  )
}

function chunksOf(records: readonly WorldRecord[], size: number): readonly (readonly WorldRecord[])[] {
  return Array.from({ length: Math.ceil(records.length / size) }, (_, index) =>
    records.slice(index * size, (index + 1) * size),
  )
}

function aboutOf({ userId, type }: DataQuery): string {
  return `${userId}/${type}`
}
