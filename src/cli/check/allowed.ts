import type { Probe } from '../../conformance/probe.ts'
import { UsageError } from '../../kernel/errors.ts'
import { MOCK_ENVIRONMENT, type Target } from '../environment.ts'
import type { CheckFlags } from './flags.ts'

/** What a probe may touch when it is allowed to. */
export type Touch = Exclude<Probe['touches'], 'nothing'>

const TOUCHES: readonly Touch[] = ['grant', 'write', 'load', 'consume']

/**
 * What probes may touch. A mock cannot be harmed, where consent is automatic a probe makes a grant of its own to use up,
 * and who names a public URL wants it to be registered.
 *
 * @throws UsageError
 */
export function allowed(
  { allow: flags, publicUrl }: Pick<CheckFlags, 'allow' | 'publicUrl'>,
  { name, environment }: Pick<Target, 'name' | 'environment'>,
): ReadonlySet<Touch> {
  const wrong = flags.find((flag) => !TOUCHES.some((touch) => touch === flag))
  if (wrong !== undefined) {
    throw new UsageError(
      `Failed to read --allow '${wrong}'.`,
      `Write ${TOUCHES.map((touch) => `'${touch}'`).join(' or ')}.`,
    )
  }
  const isMock = name === MOCK_ENVIRONMENT
  return new Set([
    ...(flags as readonly Touch[]),
    ...(isMock || environment.consent === 'automatic' ? (['grant'] as const) : []),
    ...(isMock ? (['consume'] as const) : []),
    ...(isMock || publicUrl !== undefined ? (['write'] as const) : []),
  ])
}
