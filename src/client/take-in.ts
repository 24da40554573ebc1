import type { JsonValue } from '../kernel/json.ts'
import type { MappingProblem } from '../mapping/problem.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource } from '../partner/partner.ts'
import type { ClientContext } from './client-context.ts'
import type { Connection } from './connection.ts'
import { idText, locate } from './locate.ts'
import { recordRow } from './record-row.ts'
import type { StoredRecord } from './store.ts'

/** What came of some records. */
export interface TakenIn {
  readonly records: number
  /** How many said something new. */
  readonly changed: number
  /** What the mappings could not do. */
  readonly problems: readonly MappingProblem[]
}

/**
 * Maps records, stores those that say something new, and tells Terra's customer of them, all at once or not at all.
 *
 * @param settles - an event of the inbox that is done with this.
 */
export async function takeIn(
  context: ClientContext,
  connection: Connection,
  type: DataType,
  records: readonly JsonValue[],
  settles?: string,
): Promise<TakenIn> {
  const { partner, store, mapper, notices, clock } = context
  const source = dataSource(partner, type)
  const rows: StoredRecord[] = []
  const problems: MappingProblem[] = []
  for (const record of records) {
    const mapped = mapper.map(type, record, connection)
    rows.push(recordRow(source, { connectionId: connection.id, type }, record, mapped.value))
    problems.push(...mapped.problems)
  }
  const known = await withUserId(context, connection, records[0])
  const changed = await store.commit({
    records: rows,
    ...(settles === undefined ? {} : { settles }),
    announce(news) {
      const data = news.flatMap(({ terra }) => (terra === undefined ? [] : [terra]))
      return data.length === 0 ? [] : [notices.data(known, type, data, clock.epochMs())]
    },
  })
  return { records: rows.length, changed: changed.length, problems }
}

/** Where only the data tell who the user is, the first record does. */
async function withUserId(
  { partner, store }: Pick<ClientContext, 'partner' | 'store'>,
  connection: Connection,
  record: JsonValue | undefined,
): Promise<Connection> {
  const { auth } = partner
  if (connection.userId !== undefined || record === undefined) return connection
  if (auth.kind !== 'oauth2' || auth.userId.from !== 'data') return connection
  const located = await locate(auth.userId, { record, call: () => Promise.reject(new TypeError('no call')) })
  const userId = located.found ? idText(located.value) : undefined
  if (userId === undefined) return connection
  const known = { ...connection, userId }
  await store.saveConnection(known)
  return known
}
