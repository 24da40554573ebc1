import type { Answer } from '../client/answer.ts'
import { answerOf, withAccess, withLimitSeen } from '../client/answer.ts'
import { callValues } from '../client/call-values.ts'
import { type Page, pullPages } from '../client/pull-pages.ts'
import { type Span, type Window, windowsOf } from '../client/windows.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import type { TemplateValues } from '../kernel/template.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource } from '../partner/partner.ts'
import type { Pulled } from './evidence/pull.ts'
import type { Grant } from './grant.ts'
import type { ProbeContext } from './probe.ts'

/** More pages than any window of a test account should have. */
const MAX_PAGES = 60

/** The longest that we wait for a limit to be lifted. */
const LONGEST_WAIT_MS = 120_000

/** All pages of every window that the span takes, oldest first. A failing window does not hide the others. */
export async function pullSpan(
  context: ProbeContext,
  grant: Grant,
  type: DataType,
  span: Span,
  limit?: number,
): Promise<readonly Pulled[]> {
  const pulled: Pulled[] = []
  for (const window of windowsOf(dataSource(context.partner, type), span, context.clock.epochMs())) {
    pulled.push(await pullWindow(context, grant, type, window, limit))
  }
  return pulled
}

/** All pages of one window. */
export async function pullWindow(
  context: ProbeContext,
  grant: Grant,
  type: DataType,
  window: Window,
  limit?: number,
): Promise<Pulled> {
  const generator = pullPages(dataSource(context.partner, type), window, {
    baseUrl: context.environment.baseUrl,
    ask: (build) => askOnce(context, grant, type, build),
    maxPages: MAX_PAGES,
    mayLeaveFor: context.mayLeaveFor,
    ...(limit === undefined ? {} : { limit }),
  })
  const pages: Page[] = []
  for (;;) {
    const step = await generator.next()
    if (step.done) return { window, pages, end: step.value, records: pages.flatMap(({ records }) => records) }
    pages.push(step.value)
  }
}

/**
 * One request with the grant's credentials. There is no patience, so that what the partner does can be seen, but for
 * its limits: who says when to come back is asked again then, twice at most. `exchange` does so for the status 429;
 * here it is done for one that an envelope says.
 */
export async function askOnce(
  context: ProbeContext,
  grant: Grant,
  type: DataType,
  build: (values: TemplateValues) => Request,
): Promise<Answer> {
  const { partner, credentials } = context
  const values = callValues(partner.auth, credentials, { ...grant, ...grant.tokens })
  for (let attempt = 1; ; attempt++) {
    const exchange = await context.exchange(withAccess(build(values), partner.auth.access, values))
    const nowMs = context.clock.epochMs()
    const answer = withLimitSeen(
      answerOf(exchange, dataSource(partner, type).response),
      partner.rateLimit,
      nowMs,
    )
    const waitMs = retryAfterMs(exchange.response.headers, nowMs)
    const isSaid = answer.status === 429 && exchange.response.status !== 429
    if (!isSaid || attempt > 2 || waitMs === undefined || waitMs > LONGEST_WAIT_MS) return answer
    await context.clock.sleep(waitMs)
  }
}

/** Whether a rate limit cut a question short: then its answer says nothing of what it should hold. */
export function isCutShort({ end }: Pulled): boolean {
  return end.ended === 'failed' && end.failure === 'rateLimited'
}
