import { storedFor } from './consent.ts'
import type { ProbeName } from './evidence.ts'
import type { Probe } from './probe.ts'
import type { RunOptions } from './run-options.ts'

/** The probes that the checks read, and those that these need, in the order of the registry. */
export function neededProbes(options: RunOptions): readonly Probe[] {
  const needed = new Set<ProbeName>()
  const need = (name: ProbeName) => {
    if (needed.has(name)) return
    needed.add(name)
    const probe = options.probes.find((candidate) => candidate.name === name)
    if (probe !== undefined)
      for (const other of [...required(probe, options), ...taken(probe, options)]) need(other)
  }
  for (const check of options.checks) need(check.given)
  return options.probes.filter(({ name }) => needed.has(name))
}

/** What must have left evidence before a probe, for this partner and in this run. */
export function required({ needs, wants = [] }: Probe, options: RunOptions): readonly ProbeName[] {
  const isConnected = storedFor(options).length > 0
  const isStoodFor = (name: ProbeName) =>
    isConnected && options.probes.find((candidate) => candidate.name === name)?.consents !== undefined
  return [...needs, ...wants.filter((name) => !isStoodFor(name) && !isExempt(name, options))]
}

function taken({ takes = [] }: Probe, options: RunOptions): readonly ProbeName[] {
  return takes.filter((name) => !isExempt(name, options))
}

function isExempt(name: ProbeName, { probes, partner }: RunOptions): boolean {
  return probes.find((candidate) => candidate.name === name)?.exempts?.(partner) !== undefined
}
