import { citation, finding } from '../conformance/check.ts'
import { redactExchange } from '../conformance/redact.ts'
import type { CheckResult, Report } from '../conformance/report.ts'
import { conclude, VERDICTS, type Verdict } from '../conformance/verdict.ts'
import { type Exchange, recordExchange } from '../http/exchange.ts'
import type { Send } from '../http/handler.ts'
import { type Clock, epochSeconds } from '../kernel/clock.ts'
import { random } from '../kernel/random.ts'
import type { Partner } from '../partner/partner.ts'
import type { Webhooks } from '../partner/webhooks.ts'
import type { Shot, TortureRow } from './row.ts'
import { createWorkbench } from './workbench.ts'

export interface TortureOptions {
  readonly partner: Partner
  readonly webhooks: Webhooks
  readonly secrets: readonly string[]
  /** The receiver under test. */
  readonly url: string
  readonly rows: readonly TortureRow[]
  readonly send: Send
  readonly clock: Clock
  readonly seed: number
  readonly userId?: string | undefined
  readonly version: string
  readonly replay: (rowId: string) => string
  readonly onResult?: (result: CheckResult) => void
}

/**
 * Try a receiver with good and bad deliveries, one row after the other, and report in the form of `check`.
 *
 * @throws HostUnreachableError, TimedOutError where the receiver does not answer at all.
 */
export async function runTorture(options: TortureOptions): Promise<Report> {
  const { clock, partner, seed, rows } = options
  const startedAtMs = clock.epochMs()
  const exchange = recordExchange(options.send, clock)
  let requests = 0
  const results: CheckResult[] = []
  for (const row of rows) {
    const bench = createWorkbench(options.webhooks, {
      secrets: options.secrets,
      url: options.url,
      random: random(seed, 'torture', row.id),
      nowSeconds: epochSeconds(clock),
      userId: options.userId,
    })
    const shots = row.shots(bench)
    const result =
      typeof shots === 'string'
        ? resultOf(row, { verdict: 'not-applicable', found: shots, exchanges: [] }, options)
        : resultOf(row, await fire(shots, exchange, options), options)
    requests += typeof shots === 'string' ? 0 : shots.length
    results.push(result)
    options.onResult?.(result)
  }
  const verdicts = results.map(({ verdict }) => verdict)
  const counts = VERDICTS.map((verdict) => [verdict, verdicts.filter((other) => other === verdict).length])
  return {
    terrarium: options.version,
    partner: { id: partner.id, name: partner.name },
    environment: 'receiver',
    baseUrl: options.url,
    seed,
    startedAt: new Date(startedAtMs).toISOString(),
    durationMs: clock.epochMs() - startedAtMs,
    requests,
    verdict: conclude(verdicts),
    counts: Object.fromEntries(counts) as Record<Verdict, number>,
    checks: results,
  }
}

type Judged = Pick<CheckResult, 'verdict' | 'found' | 'exchanges'>

/** Fires until an answer is not the expected one. */
async function fire(
  shots: readonly Shot[],
  exchange: (request: Request) => Promise<Exchange>,
  { url, webhooks }: TortureOptions,
): Promise<Judged> {
  for (const [index, shot] of shots.entries()) {
    const { method, headers, body, expected } = shot
    const content = method === 'GET' ? {} : { body: Uint8Array.from(body) }
    const answer = await exchange(new Request(url, { method, headers, ...content, redirect: 'manual' }))
    const { status } = answer.response
    const isExpected =
      expected === 'accepted' ? webhooks.acknowledge.status.includes(status) : status >= 400 && status <= 499
    if (isExpected) continue
    const which = shots.length === 1 ? 'it' : `delivery ${index + 1} of ${shots.length}`
    const wanted = expected === 'accepted' ? webhooks.acknowledge.status.join(' or ') : 'a 4xx'
    const { found, exchanges } = finding(`${which} is answered with ${status}, expected is ${wanted}`, answer)
    return { verdict: 'fail', found, exchanges: exchanges.map((exchange) => redactExchange(exchange)) }
  }
  return { verdict: 'pass', found: null, exchanges: [] }
}

function resultOf(row: TortureRow, judged: Judged, { seed, replay }: TortureOptions): CheckResult {
  const { id, title, remedy, source } = row
  return {
    id: `webhook/${id}`,
    area: 'webhook',
    level: 'must',
    title,
    ...judged,
    remedy,
    source: citation(source),
    ...(source.url === undefined ? {} : { sourceUrl: source.url }),
    seed,
    probe: 'torture',
    replay: replay(id),
  }
}
