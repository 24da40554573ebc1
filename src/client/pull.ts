import type { TemplateValues } from '../kernel/template.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { dataSource } from '../partner/partner.ts'
import { type Answer, withAccess } from './answer.ts'
import { askPartner } from './ask-partner.ts'
import { callValues } from './call-values.ts'
import type { ClientContext } from './client-context.ts'
import type { Connection } from './connection.ts'
import { type Page, type PagesEnd, pullPages } from './pull-pages.ts'
import { type Span, type Window, windowsOf } from './windows.ts'

/** How a pull over several windows ended; `doneToMs` is up to where it is complete. */
export type PullEnd = PagesEnd & { readonly doneToMs: number }

/**
 * The pages of a connection's records in a span, window by window, oldest first. The first window that fails is the
 * last.
 *
 * @throws GrantDeadError; PullFailedError (`tokenUnavailable`); HostUnreachableError, TimedOutError.
 */
export async function* pull(
  context: ClientContext,
  connection: Connection,
  type: DataType,
  span: Span,
  onWindow: (window: Window, end: PagesEnd) => Promise<void> = async () => {},
): AsyncGenerator<Page, PullEnd, undefined> {
  const source = dataSource(context.partner, type)
  let doneToMs = span.fromMs
  for (const window of windowsOf(source, span, context.clock.epochMs())) {
    const pages = pullPages(source, window, {
      baseUrl: context.baseUrl,
      ask: (build) => ask(context, connection, source, build),
    })
    const end = yield* pages
    await onWindow(window, end)
    if (end.ended === 'failed') return { ...end, doneToMs }
    doneToMs = Math.min(span.toMs, window.toMs)
  }
  return { ended: 'complete', doneToMs: span.toMs }
}

/** One question about a user's data: with credentials, and with all the patience that the client has. */
export function ask(
  context: ClientContext,
  connection: Connection,
  source: Pick<DataSource, 'response'>,
  build: (values: TemplateValues) => Request,
): Promise<Answer> {
  const { partner, credentials, keeper, exchange, clock, randomness, patience } = context
  const { auth } = partner
  const { id, userId } = connection
  return askPartner(
    (accessToken) => {
      const values = callValues(auth, credentials, { accessToken, userId })
      return withAccess(build(values), auth.access, values)
    },
    {
      envelope: source.response,
      token: (refused) => (refused === undefined ? keeper.accessToken(id) : keeper.renew(id, refused)),
      exchange,
      clock,
      randomness,
      patience,
    },
  )
}
