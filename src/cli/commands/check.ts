import { CHECKS } from '../../conformance/checks/registry.ts'
import type { MappingEvidence } from '../../conformance/evidence/mapping.ts'
import { applyExpectedFailures } from '../../conformance/expected-failures.ts'
import { examplePicture, pulledPicture, watchMapping } from '../../conformance/picture.ts'
import { PROBES } from '../../conformance/probes/registry.ts'
import type { Report } from '../../conformance/report.ts'
import { resumed } from '../../conformance/resume.ts'
import { runConformance } from '../../conformance/run.ts'
import type { RunOptions } from '../../conformance/run-options.ts'
import { isAllowedHost } from '../../http/guarded-send.ts'
import { systemClock } from '../../kernel/clock.ts'
import { UsageError } from '../../kernel/errors.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import { allowed } from '../check/allowed.ts'
import { earlierRun, seedOf } from '../check/earlier.ts'
import { CHECK_FLAGS } from '../check/flags.ts'
import { listenerFor } from '../check/listener.ts'
import { onLivePage, unwatched } from '../check/live-page.ts'
import { requireWritable } from '../check/outputs.ts'
import { outsideFor, patienceOf } from '../check/outside.ts'
import { progressLine, sayWhenInterrupted } from '../check/progress.ts'
import { replayCommand } from '../check/replay.ts'
import { selected } from '../check/selection.ts'
import { requireAnswer, sendingTo } from '../check/sending.ts'
import { storedConnectionsFor } from '../check/stored.ts'
import { type Command, defineCommand } from '../command.ts'
import { targetOf } from '../environment.ts'
import { readExpectedFailures } from '../expected-file.ts'
import { handReport } from '../hand-report.ts'
import { version } from '../version.ts'

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
    await requireWritable(flags)
    const partner = await requirePartner(file)
    if (flags.dryRun) {
      // It takes a mock, without which a run starts sooner.
      const { dryRun } = await import('../check/dry-run.ts')
      return dryRun(partner, flags, io)
    }
    const target = targetOf(partner, { env: flags.env, baseUrl: flags.baseUrl, variables: io.variables })
    const { environment, credentials } = target
    const { baseUrl } = environment
    const expected = flags.expected === undefined ? [] : await readExpectedFailures(flags.expected)
    const earlier = await earlierRun(flags, partner, target)
    const only = flags.webhooks ? ['webhook', ...flags.only] : flags.only
    const checks = selected(earlier?.checks ?? CHECKS, only, flags.skip)
    if (checks.length === 0 && earlier === undefined) {
      throw new UsageError(
        'Failed to judge: no check is left.',
        'Name more with --only, or less with --skip.',
      )
    }
    if (checks.length === 0) io.err(`Nothing is left to judge of ${earlier?.file}.\n`)
    const allow = allowed(flags, target)
    const listen = listenerFor(baseUrl, flags, partner.webhooks?.registration.kind === 'dashboard')
    const { send, transport } = sendingTo(partner, baseUrl, flags)
    const outside = outsideFor(flags, partner, io)
    const seed = seedOf(flags, earlier)
    if (checks.length > 0) await requireAnswer(send, baseUrl, io.signal)
    const connections = await storedConnectionsFor(partner, target, send, io, flags.store)
    const isOver = sayWhenInterrupted(io)
    let mapped: MappingEvidence | undefined
    const watched = watchMapping(PROBES, (evidence) => {
      mapped = evidence
    })
    const options: RunOptions = {
      partner,
      environmentName: target.name,
      environment,
      credentials,
      send,
      clock: systemClock,
      seed,
      checks,
      probes: flags.showHealthValues ? watched : PROBES,
      allow,
      ...(listen === undefined ? {} : { listen }),
      patienceMs: patienceOf(flags),
      concurrency: flags.concurrency,
      transport,
      ...(outside === undefined ? {} : { outside }),
      stored: connections.stored,
      mayLeaveFor: (url) => isAllowedHost(url, flags.allowHost),
      signal: io.signal,
      replay: (id) => replayCommand(file, id, seed, flags),
      version,
      onProgress: progressLine(io, flags.json === '-'),
    }
    const live = flags.ui ? await onLivePage(options, io) : unwatched(options)
    try {
      const judged = await runConformance(live.run).finally(connections.close)
      const whole = earlier?.isResumed ? resumed(earlier.report, judged) : judged
      const report: Report = applyExpectedFailures(whole, expected, systemClock.epochMs())
      if (report.checks.every(({ verdict }) => verdict === 'not-applicable')) io.err(NOTHING_JUDGED)
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

const NOTHING_JUDGED =
  'Nothing was judged: no check applies to this run, each for the reason that the report gives.\n'
