import type { Check } from '../../conformance/check.ts'
import { CHECKS } from '../../conformance/checks/registry.ts'
import type { Report } from '../../conformance/report.ts'
import { failed, unjudged } from '../../conformance/resume.ts'
import { UsageError } from '../../kernel/errors.ts'
import type { Partner } from '../../partner/partner.ts'
import type { Target } from '../environment.ts'
import { readReport } from '../read-report.ts'
import { version } from '../version.ts'
import type { CheckFlags } from './flags.ts'

/** What a run takes from an earlier one. */
export interface Earlier {
  readonly file: string
  readonly report: Report
  /** Whether the two become one report, or the later stands alone. */
  readonly isResumed: boolean
  /** Those of the earlier run that are to be judged now. */
  readonly checks: readonly Check[]
}

const DEFAULT_SEED = 1

/**
 * The run that `--resume` or `--rerun-failed` names, where one does.
 *
 * @throws UsageError where it was another partner's, or nothing that can be gone on with; FileUnreadableError
 */
export async function earlierRun(
  flags: Pick<CheckFlags, 'resume' | 'rerunFailed' | 'seed'>,
  partner: Partner,
  { name, environment }: Pick<Target, 'name' | 'environment'>,
): Promise<Earlier | undefined> {
  const { resume, rerunFailed } = flags
  if (resume !== undefined && rerunFailed !== undefined) {
    throw new UsageError(
      'Failed to go on: --resume and --rerun-failed exclude one another.',
      'Give one of them.',
    )
  }
  const file = resume ?? rerunFailed
  if (file === undefined) return undefined
  const report = await readReport(file)
  const isResumed = resume !== undefined
  const facts: readonly (readonly [what: string, then: unknown, now: unknown])[] = [
    ['the partner', report.partner.id, partner.id],
    ['the environment', report.environment, name],
    ['the base URL', report.baseUrl, environment.baseUrl],
    ['the seed', report.seed, flags.seed ?? report.seed],
    ...(isResumed ? [['the version of Terrarium', report.terrarium, version] as const] : []),
  ]
  const other = facts.find(([, then, now]) => then !== now)
  if (other !== undefined) {
    const [what, then, now] = other
    throw new UsageError(
      `Failed to go on with ${file}: ${what} was ${then} there and is ${now} now.`,
      'Run it as it was run then, or start anew.',
    )
  }
  const ids = isResumed ? unjudged(report) : failed(report)
  return { file, report, isResumed, checks: CHECKS.filter(({ id }) => ids.includes(id)) }
}

/** The seed of a run: as told, else as it was, else 1. */
export function seedOf({ seed }: Pick<CheckFlags, 'seed'>, earlier: Earlier | undefined): number {
  return seed ?? earlier?.report.seed ?? DEFAULT_SEED
}
