import type { DataType } from '../partner/data.ts'
import type { ClientContext } from './client-context.ts'
import type { PullFailure } from './client-error.ts'
import type { Connection } from './connection.ts'
import type { Progress } from './store.ts'
import type { Span } from './windows.ts'

/** How long until a failed pull is tried again, where the partner does not say: about one poll. */
const USUAL_RETRY_MS = 450_000

/**
 * Tells Terra's customer why a pull failed, once, and takes it back silently when the partner answers again.
 *
 * @param rest - what could not be read.
 */
export async function reportHistory(
  context: ClientContext,
  connection: Connection,
  type: DataType,
  { failure, rest }: { readonly failure: PullFailure | undefined; readonly rest: Span },
): Promise<void> {
  if (failure === 'forbidden' || failure === undefined)
    await reportForbidden(context, connection, type, failure === 'forbidden')
  if (failure === 'rateLimited' || failure === undefined)
    await reportLimited(context, connection, type, failure === undefined ? undefined : rest)
  if (failure === 'unauthorized' || failure === undefined)
    await reportUnauthorized(context, connection, failure === 'unauthorized')
}

async function reportForbidden(
  { store, notices }: ClientContext,
  connection: Connection,
  type: DataType,
  forbidden: boolean,
): Promise<void> {
  const progress: Progress = (await store.progress(connection.id, type)) ?? {}
  if ((progress.forbidden ?? false) === forbidden) return
  await store.saveProgress(connection.id, type, { ...progress, forbidden })
  const message = `Insufficient permissions for data type '${type}'.`
  if (forbidden) await store.enqueue([notices.connectionError(connection, message)])
}

/** Told again when the time is over and the limit is not. */
async function reportLimited(
  { store, notices, clock, pace }: ClientContext,
  connection: Connection,
  type: DataType,
  rest: Span | undefined,
): Promise<void> {
  const progress: Progress = (await store.progress(connection.id, type)) ?? {}
  const { limitedUntilMs, ...before } = progress
  if (rest === undefined) {
    if (limitedUntilMs !== undefined) await store.saveProgress(connection.id, type, before)
    return
  }
  const nowMs = clock.epochMs()
  if (limitedUntilMs !== undefined && limitedUntilMs > nowMs) return
  const waitMs = pace.waitMs({ user: connection.userId ?? connection.id, token: '' })
  const retryingAtMs = nowMs + (waitMs > 0 ? waitMs : USUAL_RETRY_MS)
  await store.saveProgress(connection.id, type, { ...before, limitedUntilMs: retryingAtMs })
  await store.enqueue([notices.rateLimitHit(connection, type, rest, retryingAtMs)])
}

async function reportUnauthorized(
  { store, notices }: ClientContext,
  connection: Connection,
  failing: boolean,
): Promise<void> {
  const grant = await store.grant(connection.id)
  // Who renews it now must find it as it was; the next pull brings us here again.
  if (grant === undefined || grant.lease !== undefined || (grant.failing ?? false) === failing) return
  const message = 'The provider refuses even a fresh token; the user may have to connect again.'
  const outgoing = failing ? [notices.connectionError(connection, message)] : []
  await store.replaceGrant({ ...grant, failing }, grant.version, outgoing)
}
