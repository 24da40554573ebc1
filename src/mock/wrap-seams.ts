import type { EmitterHooks, EmitterSeams } from '../emitter/emitter-types.ts'
import type { Hooks, Seams } from './seams.ts'

export const EMITTER_SEAMS: readonly (keyof EmitterSeams)[] = [
  'firstDelaySeconds',
  'attemptedMessage',
  'signDelivery',
  'deliveryRequest',
  'answerWithinSeconds',
  'isAcknowledged',
  'isRetried',
  'retryDelaysSeconds',
]

/** Hooks of several faults around an implementation; the last one is outermost. The emitter's are left to it. */
export function wrapSeams(honest: Seams, hooks: readonly Hooks[]): Seams {
  const wrapped: Record<string, unknown> = { ...honest }
  for (const hook of hooks)
    for (const [name, wrap] of Object.entries(hook) as [string, ((seam: unknown) => unknown) | undefined][])
      if (wrap !== undefined && name in wrapped) wrapped[name] = wrap(wrapped[name])
  return wrapped as unknown as Seams
}

/** The hooks of several faults that the emitter is to be given, as one. */
export function emitterHooks(hooks: readonly Hooks[]): EmitterHooks {
  const merged = EMITTER_SEAMS.flatMap((name) => {
    const wraps = hooks.flatMap((hook) => (hook[name] === undefined ? [] : [hook[name]])) as Wrap[]
    return wraps.length === 0
      ? []
      : [[name, (honest: unknown) => wraps.reduce((seam, wrap) => wrap(seam), honest)] as const]
  })
  return Object.fromEntries(merged) as EmitterHooks
}

type Wrap = (seam: unknown) => unknown
