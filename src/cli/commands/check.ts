import type { MappingEvidence } from '../../conformance/evidence/mapping.ts'
import { applyExpectedFailures } from '../../conformance/expected-failures.ts'
import { examplePicture, pulledPicture, watchMapping } from '../../conformance/picture.ts'
import { PROBES } from '../../conformance/probes/registry.ts'
import type { Report } from '../../conformance/report.ts'
import { resumed } from '../../conformance/resume.ts'
import { runConformance } from '../../conformance/run.ts'
import { systemClock } from '../../kernel/clock.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import { CHECK_FLAGS } from '../check/flags.ts'
import { onLivePage, unwatched } from '../check/live-page.ts'
import { prepareRun } from '../check/prepare.ts'
import { sayWhenInterrupted } from '../check/progress.ts'
import { type Command, defineCommand } from '../command.ts'
import { handReport } from '../hand-report.ts'
import { requireWritable } from '../write-output.ts'

export const check: Command = defineCommand({
  name: 'check',
  about: 'Judge a partner, check by check.',
  arguments: [{ name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' }],
  flags: CHECK_FLAGS,
  examples: [
    'terrarium check contracts/aurora/partner.yaml --env mock',
    'terrarium check partner.yaml --env staging --dry-run',
    'terrarium check partner.yaml --env staging --only auth,must --json report.json',
    'terrarium check partner.yaml --env staging --resume report.json --json report.json',
  ],
  async run([file], flags, io) {
    await requireWritable([flags.json, flags.junit, flags.sarif, flags.html])
    const partner = await requirePartner(file)
    if (flags.dryRun) {
      // It takes a mock, without which a run starts sooner.
      const { dryRun } = await import('../check/dry-run.ts')
      return dryRun(partner, flags, io)
    }
    const { options, earlier, expected, close } = await prepareRun(file, partner, flags, io)
    const isOver = sayWhenInterrupted(io)
    let mapped: MappingEvidence | undefined
    const watched = watchMapping(PROBES, (evidence) => {
      mapped = evidence
    })
    const run = flags.showHealthValues ? { ...options, probes: watched } : options
    const live = flags.ui ? await onLivePage(run, io) : unwatched(run)
    try {
      const judged = await runConformance(live.run).finally(close)
      const whole = earlier?.isResumed ? resumed(earlier.report, judged) : judged
      const report: Report = applyExpectedFailures(whole, expected, systemClock.epochMs())
      if (judgedNothing(report)) io.err(NOTHING_JUDGED)
      const drawn = () => (mapped === undefined ? examplePicture(partner) : pulledPicture(mapped))
      const code = await handReport(report, file, flags, io, flags.html === undefined ? undefined : drawn())
      isOver()
      await live.stay(report)
      return code
    } finally {
      await live.close()
    }
  },
})

function judgedNothing({ checks }: Report): boolean {
  return checks.length > 0 && checks.every(({ verdict }) => verdict === 'not-applicable')
}

const NOTHING_JUDGED =
  'Nothing was judged: no check applies to this run, each for the reason that the report gives.\n'
