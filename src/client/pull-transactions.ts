import { stringifyJson } from '../kernel/json.ts'
import type { DataType, TransactionSource } from '../partner/data.ts'
import type { ClientContext } from './client-context.ts'
import type { PullFailure } from './client-error.ts'
import type { Connection } from './connection.ts'
import { failed, type Page, type PagesEnd } from './pull-pages.ts'
import {
  type Asking,
  commitTransaction,
  isOver,
  listTransaction,
  openTransaction,
  refused,
} from './transaction.ts'
import type { Window } from './windows.ts'

/** More transactions than a history of ten years takes, fifty records each. */
const MAX_TRANSACTIONS = 500

/**
 * All that is new, transaction by transaction. Each is committed after its last page has been taken, so that what dies
 * in between is offered again: its id is remembered from its opening on, and the next pull goes on with it, or opens
 * another where the partner has forgotten it.
 *
 * @param options.commits - without it one transaction is only looked at, and left to who takes it later.
 */
export async function* pullTransactions(
  context: Pick<ClientContext, 'store'>,
  connection: Connection,
  type: DataType,
  options: Asking & {
    readonly source: TransactionSource
    readonly window: Window
    readonly commits: boolean
  },
): AsyncGenerator<Page, PagesEnd, undefined> {
  const { source, window, commits, ...asking } = options
  const open = remembered(context, connection, type)
  let before: ReadonlySet<string> = new Set()
  let resumed = await open.recall()
  for (let count = 0; count < MAX_TRANSACTIONS; count++) {
    const opened =
      resumed === undefined
        ? await openTransaction(source, asking)
        : ({ kind: 'opened', id: resumed } as const)
    if (opened.kind === 'nothing') return COMPLETE
    if (opened.kind === 'failed') return opened.end
    const { id } = opened
    await open.remember(id)
    const held = new Set<string>()
    const end = yield* noted(listTransaction(source, id, window, asking), held)
    const isResumed = resumed === id
    resumed = undefined
    // It was forgotten; or somebody else who reads for the same connection has taken it in the meantime.
    if (end.ended === 'failed' && isForgotten(end.failure) && (isResumed || !(await open.isStill(id)))) {
      await open.forget(id)
      continue
    }
    if (end.ended !== 'complete' || !commits) return end
    const answer = await commitTransaction(source, id, asking)
    const isGone = isOver(answer)
    if (!isGone && (answer.status < 200 || answer.status > 299)) return refused(source, answer)
    await open.forget(id)
    // One that is gone was forgotten, or its answer was lost: what is offered again is for the next pull.
    if (isGone || held.size === 0) return COMPLETE
    if ([...held].every((record) => before.has(record)))
      return failed('loop', 'what was committed is offered again', answer)
    if (count === MAX_TRANSACTIONS - 1)
      return failed('tooManyPages', `there are more than ${MAX_TRANSACTIONS} transactions`, answer)
    before = held
  }
  return COMPLETE
}

/** Partners say in several ways that there is no such transaction any more. */
function isForgotten(failure: PullFailure): boolean {
  return failure === 'refused' || failure === 'forbidden'
}

/** The transaction that is open, kept with how far the data type has been read. */
function remembered({ store }: Pick<ClientContext, 'store'>, { id }: Connection, type: DataType) {
  const recall = async () => (await store.progress(id, type))?.transaction
  return {
    recall,
    isStill: async (transaction: string) => (await recall()) === transaction,
    async remember(transaction: string) {
      await store.saveProgress(id, type, { ...(await store.progress(id, type)), transaction })
    },
    async forget(transaction: string) {
      const { transaction: remembered, ...progress } = (await store.progress(id, type)) ?? {}
      if (remembered === transaction) await store.saveProgress(id, type, progress)
    },
  }
}

/** The same pages, and each record noted as it is written: an amended one is another. */
async function* noted(
  pages: AsyncGenerator<Page, PagesEnd, undefined>,
  held: Set<string>,
): AsyncGenerator<Page, PagesEnd, undefined> {
  for (;;) {
    const step = await pages.next()
    if (step.done) return step.value
    for (const record of step.value.records) held.add(stringifyJson(record))
    yield step.value
  }
}

const COMPLETE: PagesEnd = { ended: 'complete' }
