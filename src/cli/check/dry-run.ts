import { needsPerson } from '../../conformance/consent.ts'
import { type Plan, planOf } from '../../conformance/plan.ts'
import { PROBES } from '../../conformance/probes/registry.ts'
import { isLoopback } from '../../http/is-loopback.ts'
import { stringifyJson } from '../../kernel/json.ts'
import { mockCredentials } from '../../partner/credentials.ts'
import type { Partner } from '../../partner/partner.ts'
import type { ExitCode } from '../command.ts'
import { connectionFile, hasConnections, openConnections } from '../connection-file.ts'
import { type Target, targetOf } from '../environment.ts'
import type { Io } from '../io.ts'
import { painter } from '../style.ts'
import { writeOutput } from '../write-output.ts'
import { allowed } from './allowed.ts'
import { earlierRun, seedOf } from './earlier.ts'
import type { CheckFlags } from './flags.ts'
import { patienceOf } from './outside.ts'
import { planText } from './plan-text.ts'
import { checksFor } from './prepare.ts'
import { rehearse } from './rehearse.ts'

/** List what a run with these flags would send. Nothing is sent, and no secret is needed. */
export async function dryRun(partner: Partner, flags: CheckFlags, io: Io): Promise<ExitCode> {
  const target: Target = {
    // Secrets are not asked for: whatever they hold, the requests are the same.
    ...targetOf(partner, { env: flags.env, baseUrl: flags.baseUrl, variables: anything }),
    credentials: mockCredentials(partner),
  }
  const earlier = await earlierRun(flags, partner, target)
  const checks = checksFor(flags, earlier)
  const report = await rehearse(partner, target, {
    seed: seedOf(flags, earlier),
    checks,
    allow: allowed(flags, target),
    listens: flags.publicUrl !== undefined || isLoopback(target.environment.baseUrl),
    outside: flags.trigger !== undefined || flags.byHand,
    patienceMs: patienceOf(flags),
    concurrency: flags.concurrency,
    connected: await connectedUsers(partner, target, flags.store),
  })
  const plan = planOf(report, PROBES, checks)
  await hand(plan, flags, io)
  return 0
}

/** Every environment variable is set to something. */
const anything: Readonly<Record<string, string>> = new Proxy({}, { get: () => 'not-used' })

async function hand(plan: Plan, { json, rate }: CheckFlags, io: Io): Promise<void> {
  const text = `${stringifyJson(plan, 2)}\n`
  if (json === '-') {
    io.out(text)
    return
  }
  if (json !== undefined) await writeOutput(json, text)
  io.out(planText(plan, painter(io.outIsTerminal), rate))
}

/** How many users have consented before, where only a person can consent. */
async function connectedUsers(
  partner: Partner,
  target: Target,
  file: string = connectionFile(partner, target),
): Promise<number> {
  if (!needsPerson({ partner, environment: target.environment }) || !hasConnections(file)) return 0
  const store = openConnections(file)
  try {
    const users = new Set<string | undefined>()
    for (const { id, userId } of await store.connections()) {
      const grant = await store.grant(id)
      if (grant !== undefined && grant.ended === undefined) users.add(userId)
    }
    return users.size
  } finally {
    await store.close()
  }
}
