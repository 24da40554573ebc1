import { type Check, finding } from '../../src/conformance/check.ts'
import type { Probe, ProbeContext } from '../../src/conformance/probe.ts'
import type { Report } from '../../src/conformance/report.ts'
import { runConformance } from '../../src/conformance/run.ts'
import type { RunOptions } from '../../src/conformance/run-options.ts'
import { type VirtualClock, virtualClock } from '../../src/kernel/virtual-clock.ts'
import { aurora } from '../support/partners.ts'

/** What a probe of a rehearsal does: what it resolves with was found to be wrong. */
export type Part = Partial<Omit<Probe, 'run'>> & {
  readonly run?: (context: ProbeContext) => Promise<unknown>
}

/** Run probes of the test's own, a check on each, against aurora at `https://partner.example`. */
export async function rehearse(
  parts: Readonly<Record<string, Part>>,
  options: Partial<RunOptions> = {},
): Promise<{ readonly report: Report; readonly clock: VirtualClock; readonly told: string[] }> {
  const clock = virtualClock(0)
  const told: string[] = []
  const probes = Object.entries(parts).map(([name, part]) => ({
    name,
    about: `${name}s`,
    area: 'auth',
    needs: [],
    touches: 'nothing',
    ...part,
    run: async (context: ProbeContext) => {
      told.push(name)
      const found = await part.run?.(context)
      return typeof found === 'object' ? found : { found }
    },
  })) as unknown as readonly Probe[]
  const checks = Object.keys(parts).map((name) => ({
    id: `auth/${name}`,
    title: 'It is as it should be.',
    level: 'must',
    source: { document: 'the test' },
    remedy: 'Mend it.',
    given: name,
    judge: ({ found }: { readonly found?: string }) => (found === undefined ? undefined : finding(found)),
  })) as unknown as readonly Check[]
  const partner = await aurora()
  const report = await runConformance({
    partner,
    environmentName: 'staging',
    environment: {
      ...partner.environments.staging!,
      baseUrl: 'https://partner.example',
      consent: 'automatic',
    },
    credentials: { clientId: 'id', clientSecret: 'secret', webhookSecrets: [], constants: {} },
    send: async () => new Response(),
    clock,
    seed: 1,
    checks,
    probes,
    allow: new Set(),
    replay: (id) => `terrarium check --only ${id}`,
    version: 'test',
    ...options,
  })
  return { report, clock, told }
}

/** Each check's verdict, and why where it is no pass. */
export function judging({ checks }: Report): Readonly<Record<string, string>> {
  return Object.fromEntries(
    checks.map(({ id, verdict, found }) => [
      id.replace('auth/', ''),
      found === null ? verdict : `${verdict}: ${found}`,
    ]),
  )
}
