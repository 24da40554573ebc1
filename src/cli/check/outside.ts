import { spawn } from 'node:child_process'
import type { Outside } from '../../conformance/probe.ts'
import { UsageError } from '../../kernel/errors.ts'
import type { Partner } from '../../partner/partner.ts'
import type { Io } from '../io.ts'
import type { CheckFlags } from './flags.ts'

const PATIENCE_MS = 15_000
/** As long as it takes a person to find a device and walk about with it. */
const PATIENCE_BY_HAND_MS = 300_000

/** How long to wait for what the partner does on its own, in milliseconds. */
export function patienceOf({ wait, byHand }: Pick<CheckFlags, 'wait' | 'byHand'>): number {
  return wait ?? (byHand ? PATIENCE_BY_HAND_MS : PATIENCE_MS)
}

/**
 * Who registers our endpoint and causes events, where the flags name somebody.
 *
 * @throws UsageError
 */
export function outsideFor(
  { trigger, byHand }: Pick<CheckFlags, 'trigger' | 'byHand'>,
  { name }: Pick<Partner, 'name'>,
  io: Io,
): Outside | undefined {
  if (trigger !== undefined && byHand) {
    throw new UsageError('Failed to judge: --trigger and --by-hand exclude one another.', 'Give one of them.')
  }
  if (trigger === undefined && !byHand) return undefined
  const register = async (url: string) =>
    io.err(`\nRegister this URL in the dashboard of ${name}, if it is not there yet:\n\n  ${url}\n\n`)
  return {
    register,
    cause:
      trigger === undefined
        ? async (event, userId) =>
            io.err(`\nNow make '${event}' happen${userId === undefined ? '' : ` for the user ${userId}`}.\n`)
        : (event, userId) => run(trigger, { event, userId }, io),
  }
}

/** A command of the shell, which gets everything from its environment: nothing of a partner's becomes a word of it. */
async function run(
  command: string,
  { event, userId }: { readonly event: string; readonly userId: string | undefined },
  io: Io,
): Promise<void> {
  const child = spawn(command, {
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...io.variables, TERRARIUM_EVENT: event, TERRARIUM_USER_ID: userId ?? '' },
    signal: io.signal,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const ended = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code === 0 ? '' : `it ended with ${code ?? signal}`))
  })
  if (ended === '' || io.signal.aborted) return
  throw new UsageError(
    `Failed to cause '${event}' with --trigger: ${ended}. ${said.trim()}`.trim(),
    'Try the command by itself, with TERRARIUM_EVENT and TERRARIUM_USER_ID set.',
  )
}
