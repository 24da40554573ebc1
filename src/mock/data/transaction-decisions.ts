import { type JsonValue, parseJson } from '../../kernel/json.ts'
import { withPointer } from '../../kernel/pointer.ts'
import type { TransactionSource } from '../../partner/data.ts'
import type { Envelope } from '../../partner/envelope.ts'
import type { Transaction } from '../../partner/transaction.ts'
import type { WorldRecord } from '../../world/world.ts'
import { markSuccess } from '../error-reply.ts'
import type { Call } from '../incoming.ts'
import { type Problem, problem } from '../problem.ts'
import { emptyReply, jsonReply, type Reply } from '../reply.ts'
import type { Mock } from '../seams.ts'
import type { DataQuery } from './query.ts'
import type { OpenedTransaction } from './transactions.ts'

/** What a new transaction would hold. */
export function offeredRecords(query: DataQuery, mock: Mock): readonly WorldRecord[] {
  const { userId, type, source } = query
  return mock.seams
    .selectRecords(query, mock)
    .filter((record) => !mock.transactions.isTaken(userId, type, record))
    .slice(0, source.transaction?.size)
}

/** One at a time: a second one waits until the first is committed or forgotten. */
export function openTransaction(
  query: DataQuery,
  declared: Transaction,
  mock: Mock,
): OpenedTransaction | undefined {
  const before = mock.transactions.openOf(query.userId, query.type, mock.clock.epochMs())
  if (before !== undefined) return declared.whileOpen === 'same' ? before : undefined
  const opened = beginTransaction(query, declared, mock)
  if (opened.records.length > 0) return opened
  mock.transactions.forget(opened)
  return undefined
}

/** A transaction over what is new, whatever is open and however little that is. */
export function beginTransaction(
  query: DataQuery,
  { expiresSeconds }: Transaction,
  mock: Mock,
): OpenedTransaction {
  const { userId, type } = query
  const { transactions, clock } = mock
  const records = mock.seams.offeredRecords(query, mock)
  const id = String(mock.random('transaction', transactions.count).int(100_000_000, 999_999_999))
  const opened = { id, userId, type, records, expiresAtMs: clock.epochMs() + expiresSeconds * 1000 }
  transactions.add(opened)
  return opened
}

/** 201 with the id of what was opened; what the descriptor says where there is nothing. */
export function openReply(
  opened: OpenedTransaction | undefined,
  { source }: DataQuery,
  call: Call,
  mock: Mock,
): Reply {
  const { response, transaction } = source as TransactionSource
  if (opened !== undefined) {
    const body = withPointer<JsonValue>({}, response.root + transaction.id, parseJson(opened.id))
    return jsonReply(201, markSuccess(body, response), NO_STORE)
  }
  if (transaction.nothing < 300) return successReply(transaction.nothing, response)
  const nothing = problem('nothing', 'no_data', 'There is nothing new.', transaction.nothing)
  return mock.seams.errorReply(nothing, response, call, mock)
}

/** Whose transaction it is, and whether it is still one. Whose it is not is not told that it exists. */
export function transactionProblems(
  opened: OpenedTransaction | undefined,
  { userId, type }: DataQuery,
): readonly Problem[] {
  if (opened === undefined) return [unknown('unknown')]
  return [
    ...(opened.userId === userId ? [] : [unknown('user')]),
    ...(opened.type === type ? [] : [unknown('type')]),
  ]
}

export function commitReply({ source: { response } }: DataQuery): Reply {
  return successReply(200, response)
}

/** Nothing but that it went well, which an envelope says inside; 204 has no inside. */
function successReply(status: number, envelope: Envelope): Reply {
  return envelope.success === undefined || status === 204
    ? emptyReply(status, NO_STORE)
    : jsonReply(status, markSuccess({}, envelope), NO_STORE)
}

function unknown(about: string): Problem {
  return problem(about, 'not_found', 'There is no such transaction.', 404)
}

const NO_STORE = { 'cache-control': 'no-store' }
