import type { Clock } from '../kernel/clock.ts'

/** How often we look whether who started us is still there. */
const LOOK_MS = 250

/**
 * Resolves when the process that started us has ended, where that is npm's. `npx` and `npm run` put a shell between
 * themselves and us and hand a signal to it alone: who stops them, as `kill $!` does in a script, would leave a mock
 * behind that keeps its port.
 *
 * @param options.parentId - of the process that is our parent now.
 * @returns never, where nobody of npm's has started us. Rejects when the signal is aborted.
 */
export async function parentGone(options: {
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly parentId: () => number
  readonly clock: Clock
  readonly signal: AbortSignal
}): Promise<void> {
  const { variables, parentId, clock, signal } = options
  if (variables.npm_command === undefined) return new Promise(() => {})
  const first = parentId()
  while (parentId() === first) await clock.sleep(LOOK_MS, signal)
}
