import type { DataSource, DataType } from './data.ts'
import { error, type Finding, type LintRule, type LintSubject } from './lint-rule.ts'
import { dataTypesOf } from './partner.ts'
import { type RequestTemplate, requestPlaceholders } from './request-template.ts'
import type { Transaction } from './transaction.ts'

export const transactionsClosed: LintRule = {
  rule: 'A transaction can be opened, listed and committed, and nothing else is declared of what it brings.',
  reads: ['data'],
  *judge({ partner }: LintSubject) {
    for (const type of dataTypesOf(partner)) {
      const source = partner.data[type]!
      if (source.transaction === undefined) yield* judgeWithout(type, source)
      else {
        yield* judgeRequests(type, source, source.transaction)
        yield* judgeRest(`/data/${type}`, source)
      }
    }
  },
}

function* judgeWithout(type: DataType, { request }: DataSource): Iterable<Finding> {
  if (!requestPlaceholders(request).includes('transactionId')) return
  const remedy = 'Say how a transaction is opened and committed with transaction, or remove the placeholder.'
  yield error(`/data/${type}/request`, 'transaction, which fills {transactionId}', 'none', remedy)
}

function* judgeRequests(
  type: DataType,
  { request }: DataSource,
  { commit, items }: Transaction,
): Iterable<Finding> {
  const at = `/data/${type}/transaction`
  yield* judgeNaming(`/data/${type}/request`, request, 'transactionId')
  yield* judgeNaming(`${at}/commit`, commit, 'transactionId')
  if (items !== undefined) yield* judgeNaming(`${at}/items/request`, items.request, 'recordId')
}

function* judgeNaming(at: string, request: RequestTemplate, name: string): Iterable<Finding> {
  if (requestPlaceholders(request).includes(name)) return
  yield error(at, `{${name}} in the request`, 'none', `Put {${name}} where the partner takes it.`)
}

const RANGES = ['from', 'to', 'day', 'days', 'since']

/** What a transaction decides by itself is declared nowhere else. */
function* judgeRest(at: string, { request, paging, deferred, transaction }: DataSource): Iterable<Finding> {
  const range = requestPlaceholders(request).find((name) => RANGES.includes(name))
  if (range !== undefined) {
    const remedy = 'Remove the placeholder: a transaction holds what is new.'
    yield error(`${at}/request`, 'no range in the request of a transaction', `{${range}}`, remedy)
  }
  if (paging.kind !== 'none') {
    const remedy = 'Remove paging; how much one transaction holds is transaction.size.'
    yield error(`${at}/paging`, 'a listing that is whole', `paging.kind ${paging.kind}`, remedy)
  }
  if (deferred !== undefined) {
    const remedy = 'Keep transaction where the answers bring the records, deferred where events do.'
    yield error(`${at}/deferred`, 'transaction or deferred', 'both', remedy)
  }
  if (transaction?.id === '')
    yield error(`${at}/transaction/id`, 'the id inside the answer', 'the whole answer', 'Point at the id.')
}
