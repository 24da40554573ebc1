import type { JsonObject } from '../../kernel/json.ts'
import { resolvePointer, withoutPointer, withPointer } from '../../kernel/pointer.ts'
import type { Records } from '../../partner/data.ts'
import { parseTime, type RecordTimeFormat } from '../../partner/time-format.ts'
import type { RecordId } from './record-id.ts'
import type { Span } from './retime.ts'
import { formatOf, offsetLike, timeLike } from './time-like.ts'

/** What the descriptor's pointers say of a record. */
export interface RecordFacts extends Span {
  readonly id: RecordId
  /** As text; on the wire an integer where `userIdIsInteger`. */
  readonly userId: string
  readonly userIdIsInteger: boolean
  readonly updatedMs: number
  /** IANA: where the record was made. */
  readonly zone: string
  /** Whether the device that made it knew its offset; one that need not does not always. */
  readonly knowsOffset: boolean
}

/** A copy of the record in which the pointers of `records` hold the facts, written as in the example. */
export function withFacts(
  record: JsonObject,
  facts: RecordFacts,
  records: Records,
  example: JsonObject,
): JsonObject {
  const { startMs, endMs, updatedMs, offsetAt } = facts
  const like = (pointer: string) => resolvePointer(example, pointer)
  let told = withPointer(record, records.id, idLike(like(records.id), facts.id))
  const tellTime = (pointer: string | undefined, epochMs: number) => {
    if (pointer === undefined) return
    const offsetMinutes = offsetAt(facts.knowsOffset && hasOneOffset(records) ? startMs : epochMs)
    const format = formatLike(like(pointer), records.time)
    told = withPointer(told, pointer, timeLike(like(pointer), format, epochMs, offsetMinutes))
  }
  tellTime(records.start, startMs)
  tellTime(records.end, endMs)
  tellTime(records.updated, updatedMs)
  const { offset, userId } = records
  if (offset !== undefined) {
    told = facts.knowsOffset
      ? withPointer(told, offset.at, offsetLike(like(offset.at), offset.unit, facts))
      : withoutPointer(told, offset.at)
  }
  return userId === undefined ? told : withPointer(told, userId, userIdLike(like(userId), facts))
}

/** Whether one offset beside the times holds for all of them; a zone has another one when the clocks change. */
function hasOneOffset({ offset }: Records): boolean {
  return offset !== undefined && offset.unit !== 'zone'
}

/** `time` tells how a record's times look; where the example has another format, as for `updated` of days, that. */
export function formatLike(example: unknown, declared: RecordTimeFormat): RecordTimeFormat {
  return parseTime(declared, example) === undefined ? (formatOf(example) ?? declared) : declared
}

/** An id that is text in the example stays text. */
function idLike(example: unknown, id: RecordId): RecordId {
  return typeof example === 'string' ? String(id) : id
}

function userIdLike(example: unknown, { userId, userIdIsInteger }: RecordFacts): string | number | bigint {
  if (!userIdIsInteger || typeof example === 'string') return userId
  const integer = BigInt(userId)
  return integer <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(integer) : integer
}
