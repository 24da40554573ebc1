import type { MappingProblem } from '../mapping/problem.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource, dataTypesOf } from '../partner/partner.ts'
import type { ClientContext } from './client-context.ts'
import type { PullFailure } from './client-error.ts'
import type { Connection } from './connection.ts'
import { pull } from './pull.ts'
import { takeIn } from './take-in.ts'
import type { Span, Window } from './windows.ts'

/** What reading one data type of one connection came to. */
export interface ReadHistory {
  readonly type: DataType
  readonly pages: number
  readonly records: number
  /** How many of the records said something new. */
  readonly changed: number
  readonly problems: readonly MappingProblem[]
  /** `ungranted`: the user has not granted what the type needs, so nobody asked. */
  readonly ended: 'complete' | 'later' | 'ungranted' | 'failed'
  /** Up to where the span has been read, in milliseconds since the Unix epoch. */
  readonly doneToMs: number
  readonly failure?: PullFailure
  readonly reason?: string
}

/**
 * Pulls a span, stores it page by page, and tells of what is new.
 *
 * @param onWindow - called when a window is stored whole.
 * @throws GrantDeadError; PullFailedError (`tokenUnavailable`); HostUnreachableError, TimedOutError.
 */
export async function readHistory(
  context: ClientContext,
  connection: Connection,
  type: DataType,
  span: Span,
  onWindow: (window: Window) => Promise<void>,
): Promise<ReadHistory> {
  const problems: MappingProblem[] = []
  let [pages, records, changed] = [0, 0, 0]
  const pulled = pull(context, connection, type, span, async (window, end) => {
    if (end.ended !== 'failed') await onWindow(window)
  })
  for (;;) {
    const step = await pulled.next()
    if (step.done) {
      const end = step.value
      const failure = end.ended === 'failed' ? { failure: end.failure, reason: end.reason } : {}
      await report(context, connection, type, end.ended === 'failed' ? end.failure : undefined)
      return { type, pages, records, changed, problems, ended: end.ended, doneToMs: end.doneToMs, ...failure }
    }
    const taken = await takeIn(context, connection, type, step.value.records)
    pages++
    records += taken.records
    changed += taken.changed
    problems.push(...taken.problems)
  }
}

/** Types whose scopes the user has granted, of those that the partner offers. */
export function grantedTypes(
  { partner }: Pick<ClientContext, 'partner'>,
  connection: Connection,
  types: readonly DataType[] = dataTypesOf(partner),
): readonly DataType[] {
  if (partner.auth.kind !== 'oauth2') return types
  return types.filter((type) =>
    dataSource(partner, type).scopes.every((scope) => connection.scopes.includes(scope)),
  )
}

/** Tells of a refusal once, and takes it back silently when the partner answers again. */
async function report(
  { store, notices }: Pick<ClientContext, 'store' | 'notices'>,
  connection: Connection,
  type: DataType,
  failure: PullFailure | undefined,
): Promise<void> {
  if (failure === 'forbidden' || failure === undefined) {
    const progress = (await store.progress(connection.id, type)) ?? {}
    const forbidden = failure === 'forbidden'
    if ((progress.forbidden ?? false) !== forbidden) {
      await store.saveProgress(connection.id, type, { ...progress, forbidden })
      const message = `Insufficient permissions for data type '${type}'.`
      if (forbidden) await store.enqueue([notices.connectionError(connection, message)])
    }
  }
  if (failure !== 'unauthorized' && failure !== undefined) return
  const failing = failure === 'unauthorized'
  const grant = await store.grant(connection.id)
  // Who renews it now must find it as it was; the next pull brings us here again.
  if (grant === undefined || grant.lease !== undefined || (grant.failing ?? false) === failing) return
  const message = 'The provider refuses even a fresh token; the user may have to connect again.'
  const outgoing = failing ? [notices.connectionError(connection, message)] : []
  await store.replaceGrant({ ...grant, failing }, grant.version, outgoing)
}
