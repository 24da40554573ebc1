import type { JsonObject } from '../../kernel/json.ts'
import { resolvePointer } from '../../kernel/pointer.ts'
import type { DataSource, DataType } from '../../partner/data.ts'
import type { RequestTemplate } from '../../partner/request-template.ts'
import type { WorldRecord } from '../../world/world.ts'
import { admit } from '../access.ts'
import type { Call } from '../incoming.ts'
import { problem } from '../problem.ts'
import type { Reply } from '../reply.ts'
import type { Mock } from '../seams.ts'
import type { DataQuery, Position } from './query.ts'

/** One page of one data type: who asks comes first, then what is asked, then the answer. */
export function answerData(type: DataType, source: DataSource, call: Call, mock: Mock): Reply {
  const { seams } = mock
  const admitted = admit({ template: source.request, scopes: source.scopes, needs: 'token' }, call, mock)
  if (admitted.problem !== undefined) return seams.errorReply(admitted.problem, source.response, call, mock)
  const userId = admitted.userId ?? mock.world.users[0]?.id ?? ''
  const query = seams.readQuery(type, source, userId, call, mock)
  if ('problem' in query) return seams.errorReply(query.problem, source.response, call, mock)
  const found = seams.page(seams.selectRecords(query, mock), query, mock)
  const records = found.records.map((record) => seams.record(record, type, source, mock))
  const shown = { ...found, records }
  return seams.dataReply(seams.dataBody(shown, query, call, mock), shown, query, call, mock)
}

/** What a thin event names: one record by its id, or the range of the event, in the data type's own wrapping. */
export function answerFetch(
  type: DataType,
  source: DataSource,
  template: RequestTemplate,
  call: Call,
  mock: Mock,
): Reply {
  const alone: DataSource = { ...source, request: template, paging: { kind: 'none' } }
  const { recordId } = call.values
  if (recordId === undefined) return answerData(type, alone, call, mock)
  const { seams } = mock
  const admitted = admit({ template, scopes: source.scopes, needs: 'token' }, call, mock)
  if (admitted.problem !== undefined) return seams.errorReply(admitted.problem, source.response, call, mock)
  const userId = admitted.userId ?? ''
  const query: DataQuery = { type, source: alone, userId, pageSize: undefined, position: START, asked: {} }
  const found = seams.selectRecords(query, mock).filter((item) => isNamed(item, recordId, source))
  if (found.length === 0) return seams.errorReply(NO_RECORD, source.response, call, mock)
  const records = found.map((item) => seams.record(item, type, source, mock))
  const shown = { records, total: records.length }
  return seams.dataReply(seams.dataBody(shown, query, call, mock), shown, query, call, mock)
}

/** By its id as the partner writes it. */
function isNamed({ id, record }: WorldRecord, recordId: string, source: DataSource): boolean {
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

const START: Position = { kind: 'offset', offset: 0 }
const NO_RECORD = problem('no_record', 'not_found', 'There is no such record.', 404)
