import type { Exchange } from '../http/exchange.ts'
import { areaOf, type Check, citation, type Judgement } from './check.ts'
import type { Outcome } from './outcome.ts'
import { personalParts } from './personal-parts.ts'
import { redactExchange } from './redact.ts'
import type { CheckResult } from './report.ts'
import type { RunOptions } from './run-options.ts'
import type { Verdict } from './verdict.ts'

type Judged = Pick<CheckResult, 'verdict' | 'found' | 'exchanges'> & { readonly blockedBy?: string }

/** What a check says of what came of its probe. */
export function resultOf(check: Check, outcome: Outcome, options: RunOptions): CheckResult {
  const { verdict, found, exchanges, blockedBy } = verdictOf(check, outcome, options)
  return {
    id: check.id,
    area: areaOf(check),
    level: check.level,
    title: check.title,
    verdict,
    found,
    remedy: check.remedy,
    source: citation(check.source),
    ...(check.source.url === undefined ? {} : { sourceUrl: check.source.url }),
    seed: options.seed,
    probe: check.given,
    ...(blockedBy === undefined ? {} : { blockedBy }),
    exchanges,
    replay: options.replay(check.id),
  }
}

function verdictOf(check: Check, outcome: Outcome, options: RunOptions): Judged {
  const { partner } = options
  const exempt = check.exempts?.(partner)
  if (exempt !== undefined) return { verdict: 'not-applicable', found: exempt, exchanges: [] }
  switch (outcome.kind) {
    case 'evidence':
      return judged(check, check.judge(outcome.evidence, partner), options)
    case 'blocked':
      // The root cause is judged on the same evidence: it fails by itself and must not be blocked by itself.
      return outcome.by === check.id
        ? judged(check, { kind: 'finding', found: outcome.because, exchanges: [] }, options)
        : { verdict: 'blocked', found: outcome.because, exchanges: [], blockedBy: outcome.by }
    case 'not-applicable':
    case 'error':
      return { verdict: outcome.kind, found: outcome.because, exchanges: [] }
  }
}

function judged(check: Check, judgement: Judgement, options: RunOptions): Judged {
  if (judgement === undefined) return { verdict: 'pass', found: null, exchanges: [] }
  if (judgement.kind === 'inapplicable') {
    return { verdict: 'not-applicable', found: judgement.because, exchanges: [] }
  }
  if (judgement.kind === 'prevented') {
    return { verdict: 'blocked', found: judgement.because, exchanges: [], blockedBy: judgement.by }
  }
  const verdict: Verdict = check.level === 'must' ? 'fail' : 'warn'
  return { verdict, found: judgement.found, exchanges: redactAll(judgement.exchanges, options) }
}

function redactAll(
  exchanges: readonly Exchange[],
  { partner, environment }: RunOptions,
): CheckResult['exchanges'] {
  const parts = personalParts(partner, environment.baseUrl)
  return exchanges.map((exchange) => redactExchange(exchange, parts))
}
