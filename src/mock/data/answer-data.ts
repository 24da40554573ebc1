import type { JsonObject } from '../../kernel/json.ts'
import { resolvePointer } from '../../kernel/pointer.ts'
import type { DataSource, DataType } from '../../partner/data.ts'
import type { RequestTemplate } from '../../partner/request-template.ts'
import type { WorldRecord } from '../../world/world.ts'
import { admit } from '../access.ts'
import type { Call } from '../incoming.ts'
import { type Problem, problem } from '../problem.ts'
import { type Reply, withHeaders } from '../reply.ts'
import type { Mock } from '../seams.ts'
import { answerDeferred } from './answer-deferred.ts'
import type { DataQuery, Position } from './query.ts'
import { tooMany } from './rate.ts'

/** One page of one data type: who asks comes first, then how often, then what is asked, then the answer. */
export function answerData(type: DataType, source: DataSource, call: Call, mock: Mock): Reply {
  return admitted(source, source.request, call, mock, (userId = mock.world.users[0]?.id ?? '') => {
    const { seams } = mock
    const query = seams.readQuery(type, source, userId, call, mock)
    if ('problem' in query) return seams.errorReply(query.problem, source.response, call, mock)
    if (source.deferred !== undefined) return answerDeferred(query, source.deferred, call, mock)
    const found = seams.page(seams.selectRecords(query, mock), query, mock)
    const records = found.records.map((record) => seams.record(record, type, source, mock))
    const shown = { ...found, records }
    return seams.dataReply(seams.dataBody(shown, query, call, mock), shown, query, call, mock)
  })
}

/** What a thin event names: one record by its id, or the range of the event, in the data type's own wrapping. */
export function answerFetch(
  type: DataType,
  source: DataSource,
  template: RequestTemplate,
  call: Call,
  mock: Mock,
): Reply {
  const { deferred: _, transaction: __, ...answering } = source
  const alone: DataSource = { ...answering, request: template, paging: { kind: 'none' } }
  const { recordId } = call.values
  if (recordId === undefined) return answerData(type, alone, call, mock)
  return admitted(source, template, call, mock, (userId = '') => {
    const { seams } = mock
    const query: DataQuery = { type, source: alone, userId, pageSize: undefined, position: START, asked: {} }
    const found = seams.selectRecords(query, mock).filter((item) => isNamed(item, recordId, source))
    if (found.length === 0) return seams.errorReply(NO_RECORD, source.response, call, mock)
    const records = found.map((item) => seams.record(item, type, source, mock))
    const shown = { records, total: records.length }
    return seams.dataReply(seams.dataBody(shown, query, call, mock), shown, query, call, mock)
  })
}

/** Answers who may ask, as long as they do not ask too often, and tells how much they may still ask. */
export function admitted(
  { scopes, response }: DataSource,
  template: RequestTemplate,
  call: Call,
  mock: Mock,
  answer: (userId?: string) => Reply,
): Reply {
  const { seams } = mock
  const admission = admit({ template, scopes, needs: 'token' }, call, mock)
  if (admission.problem !== undefined) return seams.errorReply(admission.problem, response, call, mock)
  const standing = seams.rateStanding(admission, mock)
  if (standing === undefined) return answer(admission.userId)
  const reply =
    standing.usedUp === undefined
      ? answer(admission.userId)
      : seams.errorReply(tooMany(mock), response, call, mock)
  return withHeaders(reply, seams.rateHeaders(standing, mock))
}

/** By its id as the partner writes it. */
export function isNamed({ id, record }: WorldRecord, recordId: string, source: DataSource): boolean {
  return id === recordId || String(resolvePointer(record, source.records.id)) === recordId
}

/** The world's record in the partner's own format, as it is. While a record stays the same, it is the same object. */
export function record(
  { record }: WorldRecord,
  _type: DataType,
  _source: DataSource,
  mock: Mock,
): JsonObject {
  mock.texts.remember(record)
  return record
}

export const START: Position = { kind: 'offset', offset: 0 }
export const NO_RECORD: Problem = problem('no_record', 'not_found', 'There is no such record.', 404)
