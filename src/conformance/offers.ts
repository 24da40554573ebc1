import type { Answer } from '../client/answer.ts'
import type { Page } from '../client/pull-pages.ts'
import { type Asking, listTransaction, openTransaction } from '../client/transaction.ts'
import { windowOf } from '../client/windows.ts'
import type { DataType, TransactionSource } from '../partner/data.ts'
import { fillRequest } from '../partner/fill-request.ts'
import { dataSource, type Partner, transactionTypesOf } from '../partner/partner.ts'
import type { RequestTemplate } from '../partner/request-template.ts'
import type { Pulled } from './evidence/pull.ts'
import type { Offer } from './evidence/transaction.ts'
import type { Grant } from './grant.ts'
import type { ProbeContext } from './probe.ts'
import { askOnce } from './pull-span.ts'

const DAY_MS = 86_400_000

/** By how much longer than declared a transaction is left alone until it must be over: it is opened later than it is asked for. */
export const MOMENT_MS = 1000

/** Why there is nothing to open, or `undefined` when there is. */
export function noTransactions(partner: Partner): string | undefined {
  return transactionTypesOf(partner).length === 0 ? 'no data type is read in transactions' : undefined
}

/** A data type that is known to be read in transactions. */
export function transactionSource(partner: Partner, type: DataType): TransactionSource {
  return dataSource(partner, type) as TransactionSource
}

/** Whether a rate limit refuses a request, so that its answer says nothing of transactions. */
export function isLimited({ status }: Pick<Answer, 'status'>): boolean {
  return status === 429
}

/** What a run has been offered of a data type, and has perhaps taken. */
export function offered({ left }: Pick<ProbeContext, 'left'>, type: DataType): readonly Pulled[] {
  const commits = left('pull-commit')?.types[type]?.commits.map(({ listed }) => listed) ?? []
  const seen = left('pull-transaction')?.types[type]?.offer.listed
  return commits.length > 0 || seen === undefined ? commits : [seen]
}

/** Opens a transaction, and lists it where there is one. */
export async function takeOffer(context: ProbeContext, grant: Grant, type: DataType): Promise<Offer> {
  const offer = await openOffer(context, grant, type)
  return offer.id === undefined
    ? offer
    : { ...offer, listed: await listOffer(context, grant, type, offer.id) }
}

/** Opens a transaction and looks no further. */
export async function openOffer(
  context: ProbeContext,
  grant: Grant,
  type: DataType,
): Promise<Pick<Offer, 'opened' | 'id'>> {
  const source = transactionSource(context.partner, type)
  const opened = await openTransaction(source, askingFor(context, grant, type))
  if (opened.kind === 'failed') return { opened: opened.end.answer }
  return { opened: opened.answer, ...(opened.kind === 'opened' ? { id: opened.id } : {}) }
}

/** All that a transaction lists, those that it names fetched. */
export async function listOffer(
  context: ProbeContext,
  grant: Grant,
  type: DataType,
  id: string,
): Promise<Pulled> {
  const source = transactionSource(context.partner, type)
  const nowMs = context.clock.epochMs()
  const window = windowOf(source, nowMs - DAY_MS, nowMs, nowMs)
  const generator = listTransaction(source, id, window, askingFor(context, grant, type))
  const pages: Page[] = []
  for (;;) {
    const step = await generator.next()
    if (step.done) return { window, pages, end: step.value, records: pages.flatMap(({ records }) => records) }
    pages.push(step.value)
  }
}

/** One request about a transaction, whatever comes of it. */
export function askAbout(
  context: ProbeContext,
  grant: Grant,
  type: DataType,
  template: RequestTemplate,
  transactionId: string,
): Promise<Answer> {
  const { baseUrl } = context.environment
  return askOnce(context, grant, type, (values) =>
    fillRequest(template, { ...values, transactionId }, baseUrl),
  )
}

function askingFor(context: ProbeContext, grant: Grant, type: DataType): Asking {
  return {
    baseUrl: context.environment.baseUrl,
    ask: (build) => askOnce(context, grant, type, build),
    mayLeaveFor: context.mayLeaveFor,
  }
}
