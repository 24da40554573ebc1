import { AREAS, areaOf, type Check } from '../../conformance/check.ts'
import { CHECKS } from '../../conformance/checks/registry.ts'
import type { MappingEvidence } from '../../conformance/evidence/mapping.ts'
import { applyExpectedFailures, expectedFailureEntry } from '../../conformance/expected-failures.ts'
import { examplePicture, pulledPicture, watchMapping } from '../../conformance/picture.ts'
import type { Listening } from '../../conformance/probe.ts'
import { PROBES } from '../../conformance/probes/registry.ts'
import { resultLine } from '../../conformance/report/text.ts'
import type { Report } from '../../conformance/report.ts'
import { runConformance } from '../../conformance/run.ts'
import type { Progress } from '../../conformance/run-options.ts'
import type { Handler } from '../../http/handler.ts'
import { limitedSend } from '../../http/limited-send.ts'
import { networkSend } from '../../http/send.ts'
import { serve } from '../../http/serve.ts'
import { systemClock } from '../../kernel/clock.ts'
import { UsageError } from '../../kernel/errors.ts'
import { nearest } from '../../kernel/nearest.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import { type Command, defineCommand } from '../command.ts'
import { isLoopback, MOCK_ENVIRONMENT, type Target, targetOf } from '../environment.ts'
import { readExpectedFailures } from '../expected-file.ts'
import { handReport } from '../hand-report.ts'
import type { Io } from '../io.ts'
import { shellWord } from '../shell.ts'
import { painter } from '../style.ts'
import { version } from '../version.ts'

export const check: Command = defineCommand({
  name: 'check',
  about: 'Judge a partner, check by check.',
  arguments: [{ name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' }],
  flags: {
    env: { type: 'string', value: 'name', about: 'which of its environments', default: MOCK_ENVIRONMENT },
    baseUrl: { type: 'string', value: 'url', about: "in the place of the environment's own" },
    only: { type: 'list', value: 'id', about: 'checks or areas to judge; may be repeated' },
    skip: { type: 'list', value: 'id', about: 'checks or areas to leave out' },
    allow: {
      type: 'list',
      value: 'what',
      about: 'grant: probes that use up a grant; write: those that leave something',
    },
    seed: { type: 'integer', about: 'decides every choice; a report names it', default: 1 },
    timeout: { type: 'integer', value: 'ms', about: 'for each answer', default: 10_000, min: 1 },
    rate: { type: 'integer', about: 'requests a second at most', min: 1 },
    budget: { type: 'integer', about: 'requests in all at most', min: 1 },
    webhooks: { type: 'boolean', about: 'judge webhooks only; with --public-url also from elsewhere' },
    publicUrl: {
      type: 'string',
      value: 'url',
      about: 'where the partner reaches us, forwarded to --listen-port',
    },
    listenPort: {
      type: 'integer',
      about: 'where we listen; 0 takes any free one',
      default: 0,
      min: 0,
      max: 65_535,
    },
    wait: {
      type: 'integer',
      value: 'ms',
      about: 'for what the partner does on its own',
      default: 15_000,
      min: 0,
    },
    expected: { type: 'string', value: 'file', about: 'findings that are accepted for a while, as YAML' },
    json: { type: 'string', value: 'file', about: 'write the report as JSON; - for standard output' },
    junit: { type: 'string', value: 'file', about: 'write the report as JUnit XML' },
    sarif: { type: 'string', value: 'file', about: 'write the report as SARIF 2.1.0' },
    html: { type: 'string', value: 'file', about: 'write the report as one HTML page, for people' },
    showHealthValues: {
      type: 'boolean',
      about: "draw the page's night and day from what was pulled, not from the declared examples",
    },
    github: { type: 'boolean', about: "print GitHub annotations and append to the job's summary" },
  },
  examples: [
    'terrarium check contracts/aurora/partner.yaml --env mock',
    'terrarium check partner.yaml --env staging --only auth --json report.json',
  ],
  async run([file], flags, io) {
    const partner = await requirePartner(file)
    const target = targetOf(partner, { env: flags.env, baseUrl: flags.baseUrl, variables: io.variables })
    const checks = selected(flags.webhooks ? ['webhook', ...flags.only] : flags.only, flags.skip)
    const { baseUrl } = target.environment
    const { rate: perSecond, budget } = flags
    const send = limitedSend(networkSend({ timeoutMs: flags.timeout }), {
      clock: systemClock,
      perSecond,
      budget,
    })
    await send(new Request(baseUrl))
    const listens = isLoopback(baseUrl) || flags.publicUrl !== undefined
    const automatic = target.environment.consent === 'automatic'
    const expected = flags.expected === undefined ? [] : await readExpectedFailures(flags.expected)
    let mapped: MappingEvidence | undefined
    const judged = await runConformance({
      partner,
      environmentName: target.name,
      environment: target.environment,
      credentials: target.credentials,
      send,
      clock: systemClock,
      seed: flags.seed,
      checks,
      probes: flags.showHealthValues
        ? watchMapping(PROBES, (evidence) => {
            mapped = evidence
          })
        : PROBES,
      allow: allowed(flags.allow, target, automatic),
      ...(listens ? { listen: listener(flags.listenPort, flags.publicUrl) } : {}),
      patienceMs: flags.wait,
      replay: (id) => replayCommand(file, id, flags),
      version,
      onProgress: progressLine(io, flags.json === '-'),
    })
    const report = applyExpectedFailures(judged, expected, systemClock.epochMs())
    const drawn = () => (mapped === undefined ? examplePicture(partner) : pulledPicture(mapped))
    const picture = flags.html === undefined ? undefined : drawn()
    const code = await handReport(report, file, flags, io, picture)
    if (flags.expected !== undefined && flags.json !== '-') io.err(entriesFor(report))
    return code
  },
})

/** @throws UsageError naming the nearest id for one that is neither a check nor an area. */
function selected(only: readonly string[], skip: readonly string[]): readonly Check[] {
  const names = [...AREAS, ...CHECKS.map(({ id }) => id)]
  for (const name of [...only, ...skip]) {
    if (names.includes(name as Check['id'])) continue
    const near = nearest(name, names)
    throw new UsageError(
      `Failed to select '${name}': no check and no area has that name.`,
      near === undefined ? 'Run terrarium explain to list them.' : `Did you mean '${near}'?`,
    )
  }
  const named = (check: Check, list: readonly string[]) =>
    list.includes(check.id) || list.includes(areaOf(check))
  return CHECKS.filter((check) => (only.length === 0 || named(check, only)) && !named(check, skip))
}

/** A mock cannot be harmed, and where consent is automatic a probe makes a grant of its own to use up. */
function allowed(
  flags: readonly string[],
  { name }: Target,
  automatic: boolean,
): ReadonlySet<'grant' | 'write'> {
  for (const flag of flags) {
    if (flag !== 'grant' && flag !== 'write') {
      throw new UsageError(`Failed to read --allow '${flag}'.`, "Write 'grant' or 'write'.")
    }
  }
  return new Set([
    ...(flags as readonly ('grant' | 'write')[]),
    ...(automatic || name === MOCK_ENVIRONMENT ? (['grant'] as const) : []),
    ...(name === MOCK_ENVIRONMENT ? (['write'] as const) : []),
  ])
}

/** Listens on loopback; a public URL has to be forwarded there. @throws UsageError, PortInUseError */
function listener(port: number, publicUrl: string | undefined): (handler: Handler) => Promise<Listening> {
  if (publicUrl !== undefined && !URL.canParse(publicUrl)) {
    throw new UsageError(
      `Failed to read --public-url '${publicUrl}': it is no URL.`,
      'Write it with its scheme.',
    )
  }
  return async (handler) => {
    const served = await serve(handler, { port })
    return { url: publicUrl ?? `${served.url}/webhooks`, close: served.close }
  }
}

/** What is wrong, as entries ready to be pasted into the file of expected failures. */
function entriesFor({ checks }: Report): string {
  const wrong = checks.filter(({ verdict }) => verdict === 'fail')
  if (wrong.length === 0) return ''
  const nowMs = systemClock.epochMs()
  return `To accept for a while:\n${wrong.map((result) => `${expectedFailureEntry(result, nowMs)}\n`).join('')}`
}

function progressLine(io: Io, quiet: boolean): (event: Progress) => void {
  const paint = painter(io.errIsTerminal)
  const clear = '\r\u001b[2K'
  return (event) => {
    if (quiet || !io.errIsTerminal) return
    if (event.kind === 'judged') io.err(`${clear}${resultLine(event.result, paint)}`)
    else io.err(`${clear}${paint('dim', `… ${event.probe.name}: ${event.probe.about}`)}`)
  }
}

function replayCommand(
  file: string,
  id: string,
  {
    env,
    baseUrl,
    seed,
  }: { readonly env: string; readonly baseUrl: string | undefined; readonly seed: number },
): string {
  const where = baseUrl === undefined ? '' : ` --base-url ${shellWord(baseUrl)}`
  return `terrarium check ${shellWord(file)} --env ${shellWord(env)}${where} --only ${id} --seed ${seed}`
}
