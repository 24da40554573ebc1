import type { JsonObject } from '../../kernel/json.ts'
import type { DataSource, DataType } from '../../partner/data.ts'
import type { WorldRecord } from '../../world/world.ts'
import { admit } from '../access.ts'
import type { Call } from '../incoming.ts'
import type { Reply } from '../reply.ts'
import type { Mock } from '../seams.ts'
import { readQuery } from './read-query.ts'

/** One page of one data type: who asks comes first, then what is asked, then the answer. */
export function answerData(type: DataType, source: DataSource, call: Call, mock: Mock): Reply {
  const { seams } = mock
  const admitted = admit({ template: source.request, scopes: source.scopes }, call, mock)
  if (admitted.problem !== undefined) return seams.errorReply(admitted.problem, source.response, call, mock)
  const userId = admitted.userId ?? mock.world.users[0]?.id ?? ''
  const query = readQuery(type, source, userId, call, mock)
  if ('problem' in query) return seams.errorReply(query.problem, source.response, call, mock)
  const found = seams.page(seams.selectRecords(query, mock), query, mock)
  const records = found.records.map((record) => seams.record(record, type, source, mock))
  const shown = { ...found, records }
  return seams.dataReply(seams.dataBody(shown, query, call, mock), shown, query, call, mock)
}

/** The world's record in the partner's own format, as it is. */
export function record({ record }: WorldRecord): JsonObject {
  return record
}
