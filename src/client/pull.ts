import type { TemplateValues } from '../kernel/template.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { dataSource } from '../partner/partner.ts'
import { type Answer, withAccess, withLimitSeen } from './answer.ts'
import { askPartner, MAX_WAIT_MS } from './ask-partner.ts'
import { callValues } from './call-values.ts'
import type { ClientContext } from './client-context.ts'
import { PullFailedError } from './client-error.ts'
import type { Connection } from './connection.ts'
import { type Page, type PagesEnd, pullPages } from './pull-pages.ts'
import { pullTransactions } from './pull-transactions.ts'
import { type Span, type Window, windowOf, windowsOf } from './windows.ts'

/** How a pull over several windows ended; `doneToMs` is up to where it is complete. */
export type PullEnd = PagesEnd & { readonly doneToMs: number }

/**
 * The pages of a connection's records in a span, window by window, oldest first. The first window that fails is the
 * last. What is offered in transactions has no windows: all that is new comes, whatever the span.
 *
 * @param commits - whether transactions are committed, each when its pages have been taken; they are unless told.
 * @throws GrantDeadError; PullFailedError (`tokenUnavailable`, `rateLimited`); HostUnreachableError, TimedOutError.
 */
export async function* pull(
  context: ClientContext,
  connection: Connection,
  type: DataType,
  span: Span,
  onWindow: (window: Window, end: PagesEnd) => Promise<void> = async () => {},
  commits = true,
): AsyncGenerator<Page, PullEnd, undefined> {
  const source = dataSource(context.partner, type)
  const asking = {
    baseUrl: context.baseUrl,
    ask: (build: (values: TemplateValues) => Request) => ask(context, connection, source, build),
    mayLeaveFor: context.mayLeaveFor,
  }
  const { transaction } = source
  if (transaction !== undefined) {
    const window = windowOf(source, span.fromMs, span.toMs, context.clock.epochMs())
    const offered = { ...asking, source: { ...source, transaction }, window, commits }
    const end = yield* pullTransactions(context, connection, type, offered)
    await onWindow(window, end)
    return { ...end, doneToMs: end.ended === 'failed' ? span.fromMs : span.toMs }
  }
  let doneToMs = span.fromMs
  let promised: PagesEnd | undefined
  for (const window of windowsOf(source, span, context.clock.epochMs())) {
    const end = yield* pullPages(source, window, asking)
    await onWindow(window, end)
    if (end.ended === 'failed') return { ...end, doneToMs }
    if (end.ended === 'later' && (promised === undefined || !end.askedBefore)) promised = end
    doneToMs = Math.min(span.toMs, window.toMs)
  }
  return { ...(promised ?? { ended: 'complete' }), doneToMs: span.toMs }
}

/**
 * One question about a user's data: with credentials, at the pace that the partner allows, and with all the patience
 * that the client has.
 *
 * @throws PullFailedError (`rateLimited`) when the limit is used up for longer than we wait.
 */
export function ask(
  context: ClientContext,
  connection: Connection,
  source: Pick<DataSource, 'response'>,
  build: (values: TemplateValues) => Request,
): Promise<Answer> {
  const { partner, credentials, keeper, exchange, clock, randomness, patience, pace } = context
  const { auth, rateLimit } = partner
  const { id, userId } = connection
  const caller = { user: userId ?? id, token: '' }
  return askPartner(
    (accessToken) => {
      caller.token = accessToken
      const values = callValues(auth, credentials, { ...connection, accessToken })
      return withAccess(build(values), auth.access, values)
    },
    {
      envelope: source.response,
      token: (refused) => (refused === undefined ? keeper.accessToken(id) : keeper.renew(id, refused)),
      async exchange(request) {
        const leftMs = await pace.turn(caller, patience.maxWaitMs ?? MAX_WAIT_MS)
        if (leftMs > 0) throw new PullFailedError('rateLimited', usedUp(leftMs), { status: 429 })
        return exchange(request)
      },
      heard(answer) {
        const seen = withLimitSeen(answer, rateLimit, clock.epochMs())
        pace.heard(caller, { status: seen.status, headers: seen.exchange.response.headers })
        return seen
      },
      clock,
      randomness,
      patience,
    },
  )
}

function usedUp(leftMs: number): string {
  return `what the partner lets us ask is used up for another ${Math.ceil(leftMs / 1000)} s`
}
