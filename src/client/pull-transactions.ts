import { stringifyJson } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
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
  type TransactionSource,
} from './transaction.ts'
import type { Window } from './windows.ts'

/** More transactions than a history of ten years takes, fifty records each. */
const MAX_TRANSACTIONS = 500

/**
 * All that is new, transaction by transaction. Each is committed after its last page has been taken, so that what dies
 * in between is offered again: its id is remembered from its opening on, and the next pull goes on with it, or opens
 * another where the partner has forgotten it.
 *
 * @param options.commits - without it the first transaction is only looked at: nothing is committed or remembered.
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
  let resumed = commits ? await open.recall() : undefined
  for (let count = 0; count < MAX_TRANSACTIONS; count++) {
    const opened =
      resumed === undefined
        ? await openTransaction(source, asking)
        : ({ kind: 'opened', id: resumed } as const)
    if (opened.kind === 'nothing') return COMPLETE
    if (opened.kind === 'failed') return opened.end
    const { id } = opened
    if (commits) await open.remember(id)
    const held = new Set<string>()
    const end = yield* noted(listTransaction(source, id, window, asking), held)
    if (end.ended === 'failed' && resumed !== undefined && isForgotten(end.failure)) {
      await open.forget()
      resumed = undefined
      continue
    }
    if (end.ended !== 'complete' || !commits) return end
    resumed = undefined
    const answer = await commitTransaction(source, id, asking)
    const isGone = isOver(answer)
    if (!isGone && (answer.status < 200 || answer.status > 299)) return refused(source, answer)
    await open.forget()
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
  return {
    recall: async () => (await store.progress(id, type))?.transaction,
    async remember(transaction: string) {
      await store.saveProgress(id, type, { ...(await store.progress(id, type)), transaction })
    },
    async forget() {
      const { transaction: _, ...progress } = (await store.progress(id, type)) ?? {}
      await store.saveProgress(id, type, progress)
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
