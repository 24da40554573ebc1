import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { InterruptedError } from '../kernel/interrupted.ts'

export interface ChildOptions {
  /** The whole environment of the child: nothing of ours is handed on by itself. */
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly folder?: string
  /** When the child is killed, in milliseconds after its start. */
  readonly timeoutMs: number
  /** Kills the child too. */
  readonly signal?: AbortSignal
  /** Is told what the child prints, as it does. */
  readonly hear?: (text: string) => void
}

/** How a program ended, and what it said. */
export interface ChildResult {
  /** `undefined` where it was killed, or could not be started. */
  readonly exitCode: number | undefined
  readonly out: string
  readonly err: string
  readonly ended: 'itself' | 'timed-out' | 'not-started'
}

/**
 * Run a program to its end. The only place in pact/ that starts one. A program that cannot be started is a result too.
 *
 * @throws InterruptedError when `signal` is aborted.
 */
export async function runChild(
  program: string,
  words: readonly string[],
  { variables, folder, timeoutMs, signal, hear }: ChildOptions,
): Promise<ChildResult> {
  if (signal?.aborted) throw new InterruptedError(signal.reason)
  const timeout = AbortSignal.timeout(timeoutMs)
  const child = spawn(program, words, {
    env: { ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    killSignal: 'SIGKILL',
    ...(folder !== undefined && { cwd: folder }),
  })
  // Before any await: a child that cannot be started tells it at once.
  const ended = new Promise<{ readonly code: number | null; readonly failed: boolean }>((resolve) => {
    child.once('error', () => resolve({ code: null, failed: true }))
    child.once('close', (code) => resolve({ code, failed: false }))
  })
  const [{ code, failed }, out, err] = await Promise.all([
    ended,
    heard(child.stdout, hear),
    heard(child.stderr, hear),
  ])
  if (signal?.aborted) throw new InterruptedError(signal.reason)
  return {
    exitCode: code ?? undefined,
    out,
    err,
    ended: timeout.aborted && code === null ? 'timed-out' : failed ? 'not-started' : 'itself',
  }
}

/** All that a stream says, once it has ended. */
async function heard(stream: Readable, hear?: (text: string) => void): Promise<string> {
  let all = ''
  for await (const text of stream.setEncoding('utf8')) {
    hear?.(text)
    all += text
  }
  return all
}
