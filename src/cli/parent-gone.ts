import type { Clock } from '../kernel/clock.ts'

/** How often we look whether who started us is still there. */
const LOOK_MS = 250

/**
 * Resolves when the process that started us has ended, where that is npx's. `npx` puts a shell between itself and us and
 * hands a signal to it alone: who stops it, as `kill $!` does in a script, would leave a mock behind that keeps its port.
 * A script of `npm run` may leave us running on purpose, with `&`.
 *
 * @param options.parentId - of the process that is our parent now.
 * @returns never, where npx has not started us. Rejects when the signal is aborted.
 */
export async function parentGone(options: {
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly parentId: () => number
  readonly clock: Clock
  readonly signal: AbortSignal
}): Promise<void> {
  const { variables, parentId, clock, signal } = options
  if (variables.npm_command !== 'exec') return new Promise(() => {})
  const first = parentId()
  while (parentId() === first) await clock.sleep(LOOK_MS, signal)
}
