import type { JsonValue } from '../../kernel/json.ts'
import { resolvePointer, withPointer } from '../../kernel/pointer.ts'
import type { DataSource, DataType, TransactionSource } from '../../partner/data.ts'
import { fillUrl } from '../../partner/fill-request.ts'
import type { RequestTemplate } from '../../partner/request-template.ts'
import type { Transaction } from '../../partner/transaction.ts'
import type { WorldRecord } from '../../world/world.ts'
import { markSuccess } from '../error-reply.ts'
import type { Call } from '../incoming.ts'
import { jsonReply, type Reply } from '../reply.ts'
import type { Mock } from '../seams.ts'
import { admitted, isNamed, NO_RECORD, START } from './answer-data.ts'
import type { DataQuery } from './query.ts'
import type { OpenedTransaction } from './transactions.ts'

/** Opens a transaction over what is new, or says that there is nothing. */
export function answerOpen(type: DataType, source: TransactionSource, call: Call, mock: Mock): Reply {
  return admitted(source, source.transaction.open, call, mock, (userId = '') => {
    const query = everything(type, source, userId)
    const opened = mock.seams.openTransaction(query, source.transaction, mock)
    return mock.seams.openReply(opened, query, call, mock)
  })
}

/** The records of a transaction, or their URLs. */
export function answerListing(type: DataType, source: TransactionSource, call: Call, mock: Mock): Reply {
  return within(type, source, source.request, call, mock, (opened, query) => {
    const records = mock.seams.transactionRecords(opened, query, mock)
    const { items } = source.transaction
    return items === undefined
      ? shown(records, query, call, mock)
      : jsonReply(200, urlsOf(opened, records, items, query, call, mock), NO_STORE)
  })
}

/** One record of a transaction that only names them. */
export function answerItem(
  type: DataType,
  source: TransactionSource,
  template: RequestTemplate,
  call: Call,
  mock: Mock,
): Reply {
  return within(type, source, template, call, mock, (opened, query) => {
    const named = mock.seams
      .transactionRecords(opened, query, mock)
      .filter((record) => isNamed(record, call.values.recordId ?? '', source))
    return named.length === 0
      ? mock.seams.errorReply(NO_RECORD, source.response, call, mock)
      : shown(named, query, call, mock)
  })
}

export function answerCommit(type: DataType, source: TransactionSource, call: Call, mock: Mock): Reply {
  return within(type, source, source.transaction.commit, call, mock, (opened, query) => {
    mock.seams.commitTransaction(opened, mock)
    return mock.seams.commitReply(query, call, mock)
  })
}

/** Answers who may see the transaction that the request names. */
function within(
  type: DataType,
  source: TransactionSource,
  template: RequestTemplate,
  call: Call,
  mock: Mock,
  answer: (opened: OpenedTransaction, query: DataQuery) => Reply,
): Reply {
  return admitted(source, template, call, mock, (userId = '') => {
    const { seams, transactions, clock } = mock
    const query = everything(type, source, userId)
    const opened = transactions.find(call.values.transactionId ?? '', clock.epochMs())
    const [refused] = seams.transactionProblems(opened, query, mock)
    if (refused !== undefined) return seams.errorReply(refused, source.response, call, mock)
    return answer(opened ?? nothingOpened(query), query)
  })
}

function shown(records: readonly WorldRecord[], query: DataQuery, call: Call, mock: Mock): Reply {
  const { seams } = mock
  const { type, source } = query
  const page = {
    records: records.map((record) => seams.record(record, type, source, mock)),
    total: records.length,
  }
  return seams.dataReply(seams.dataBody(page, query, call, mock), page, query, call, mock)
}

/** Below the origin at which the listing was asked for. */
function urlsOf(
  { id }: OpenedTransaction,
  records: readonly WorldRecord[],
  { at, request }: NonNullable<Transaction['items']>,
  { userId, source }: DataQuery,
  { incoming }: Call,
  mock: Mock,
): JsonValue {
  const urls = records.map(({ record }) => {
    const recordId = String(resolvePointer(record, source.records.id))
    const url = fillUrl(request, { userId, transactionId: id, recordId }, mock.issuer)
    return new URL(url.pathname + url.search, incoming.url).href
  })
  return markSuccess(withPointer<JsonValue>({}, source.response.root + at, urls), source.response)
}

function everything(type: DataType, source: DataSource, userId: string): DataQuery {
  return { type, source, userId, pageSize: undefined, position: START, asked: {} }
}

/** What a partner shows that does not mind that there is no such transaction. */
function nothingOpened({ userId, type }: DataQuery): OpenedTransaction {
  return { id: '', userId, type, records: [], expiresAtMs: 0 }
}

const NO_STORE = { 'cache-control': 'no-store' }
