import { type Answer, answerOf, withAccess } from '../../../client/answer.ts'
import { callValues } from '../../../client/call-values.ts'
import { dataRequest } from '../../../client/data-request.ts'
import { firstPage } from '../../../client/next-page.ts'
import { readPage } from '../../../client/read-page.ts'
import { windowsOf } from '../../../client/windows.ts'
import { recordExchange } from '../../../http/exchange.ts'
import { retryAfterMs } from '../../../http/retry-after.ts'
import type { DataSource } from '../../../partner/data.ts'
import { dataSource, type Partner } from '../../../partner/partner.ts'
import type { RateWindow } from '../../../partner/rate-limit.ts'
import type { PullLimitEvidence } from '../../evidence/pull.ts'
import { giveBack } from '../../give-back.ts'
import type { Grant } from '../../grant.ts'
import { noConsent, openGrant } from '../../open-grant.ts'
import { blocked, defineProbe, isBlocked, type Probe, type ProbeContext } from '../../probe.ts'
import { firstDataType, noData } from '../../protected-resource.ts'
import { noRateLimit } from '../../rate-told.ts'

const DAY_MS = 86_400_000

/** More than this nobody's staging should have to answer for the sake of a limit. */
const MOST_REQUESTS = 300
const MOST_SECONDS = 900

export const pullLimit: Probe<'pull-limit'> = defineProbe({
  name: 'pull-limit',
  about: 'asks until the declared rate limit refuses, and again when it should be over',
  area: 'pull',
  needs: ['connection'],
  touches: 'load',
  exempts: (partner) => noData(partner) ?? noRateLimit(partner) ?? tooLarge(partner),
  async run(context) {
    const { grant } = context.evidence('connection')
    const window = narrowest(context.partner)
    // What the run has sent before must not count.
    await context.clock.sleep(window.seconds * 1000)
    const evidence = await askUntilRefused(context, grant, window)
    const [first] = evidence.answers
    if (first === undefined || first.status > 299) {
      return blocked('pull/pull-succeeds', `the first request is answered with ${first?.status ?? 'nothing'}`)
    }
    return evidence.refused === undefined
      ? evidence
      : afterRefusal(context, grant, evidence, evidence.refused)
  },
})

async function askUntilRefused(
  context: ProbeContext,
  grant: Grant,
  window: RateWindow,
): Promise<PullLimitEvidence> {
  const source = dataSource(context.partner, firstDataType(context.partner)!)
  const ask = askRaw(context, source)
  const startedAtMs = context.clock.epochMs()
  const elapsedMs = () => context.clock.epochMs() - startedAtMs
  const answers: Answer[] = []
  // However windows are laid, no more than two of them touch one span of their length.
  for (let count = 0; count <= 2 * window.requests && elapsedMs() < window.seconds * 1000; count++) {
    const answer = await ask(grant)
    const refused = answers[0] !== undefined && differs(answers[0], answer, source)
    if (refused) return { window, answers, refused: answer, elapsedMs: elapsedMs() }
    answers.push(answer)
    if (answer.status > 299) break
  }
  return { window, answers, elapsedMs: elapsedMs() }
}

/** What a refused user's refusal means to another user, and whether it is over when it says. */
async function afterRefusal(
  context: ProbeContext,
  grant: Grant,
  evidence: PullLimitEvidence,
  refused: Answer,
): Promise<PullLimitEvidence> {
  const { clock, partner } = context
  const source = dataSource(partner, firstDataType(partner)!)
  const ask = askRaw(context, source)
  const longestMs = evidence.window.seconds * 1000
  const toldMs = retryAfterMs(refused.exchange.response.headers, clock.epochMs())
  const waitMs = Math.min(toldMs ?? longestMs, longestMs)
  const other = await askOther(context, ask)
  await clock.sleep(waitMs)
  return {
    ...evidence,
    ...(other === undefined ? {} : { other }),
    afterwards: { waitedMs: waitMs, told: toldMs !== undefined, answer: await ask(grant) },
  }
}

/** The same question for the second user of the test account, where there is one. */
async function askOther(
  context: ProbeContext,
  ask: (grant: Grant) => Promise<Answer>,
): Promise<Answer | undefined> {
  const { environment, stored, partner } = context
  const user = environment.users[1]
  if (stored[1] !== undefined) return ask(stored[1].grant)
  if (stored.length > 0 || user === undefined || noConsent(partner) !== undefined) return undefined
  const grant = await openGrant(context, { user })
  if (isBlocked(grant)) return undefined
  const answer = await ask(grant)
  await giveBack(context, grant)
  return answer
}

/** Without any patience: a refusal is what is looked for. */
function askRaw(context: ProbeContext, source: DataSource): (grant: Grant) => Promise<Answer> {
  const { partner, credentials, environment, send, clock } = context
  const exchange = recordExchange(send, clock)
  const nowMs = clock.epochMs()
  const window = windowsOf(source, { fromMs: nowMs - DAY_MS, toMs: nowMs }, nowMs).at(-1)
  return async (grant) => {
    const values = callValues(partner.auth, credentials, { ...grant, ...grant.tokens })
    const request = dataRequest(source, {
      baseUrl: environment.baseUrl,
      values: { ...values, ...window?.values },
      position: firstPage(source.paging),
    })
    return answerOf(await exchange(withAccess(request, partner.auth.access, values)), source.response)
  }
}

/** A refusal may have any status, and even that of success: it is known by not being the answer there was before. */
function differs(first: Answer, answer: Answer, source: DataSource): boolean {
  const count = (page: ReturnType<typeof readPage>) => (page.kind === 'records' ? page.records.length : -1)
  return answer.status !== first.status || count(readPage(source, answer)) < count(readPage(source, first))
}

/** The window that is used up first. */
function narrowest({ rateLimit }: Partner): RateWindow {
  const [first] = (rateLimit?.windows ?? []).toSorted((a, b) => a.requests - b.requests)
  if (first === undefined) throw new TypeError('there is no window')
  return first
}

function tooLarge(partner: Partner): string | undefined {
  const { requests, seconds } = narrowest(partner)
  return requests <= MOST_REQUESTS && seconds <= MOST_SECONDS
    ? undefined
    : `a limit of ${requests} requests in ${seconds} s is too large to be tried`
}
