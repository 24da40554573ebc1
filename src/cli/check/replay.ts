import { shellWord } from '../shell.ts'
import type { CheckFlags } from './flags.ts'

/**
 * The command that repeats one check: with everything that decides what it sees, and nothing else. The command of
 * `--trigger` is left out: it may hold a secret, and a report must not.
 */
export function replayCommand(file: string, id: string, seed: number, flags: CheckFlags): string {
  const { env, baseUrl, allow, allowHost, store, publicUrl, listenPort, byHand, wait } = flags
  const words = [
    'terrarium check',
    shellWord(file),
    `--env ${shellWord(env)}`,
    ...(baseUrl === undefined ? [] : [`--base-url ${shellWord(baseUrl)}`]),
    `--only ${id}`,
    `--seed ${seed}`,
    ...(allow.length === 0 ? [] : [`--allow ${allow.join(',')}`]),
    ...(allowHost.length === 0 ? [] : [`--allow-host ${shellWord(allowHost.join(','))}`]),
    ...(store === undefined ? [] : [`--store ${shellWord(store)}`]),
    ...(publicUrl === undefined ? [] : [`--public-url ${shellWord(publicUrl)} --listen-port ${listenPort}`]),
    ...(byHand ? ['--by-hand'] : []),
    ...(wait === undefined ? [] : [`--wait ${wait}`]),
  ]
  return words.join(' ')
}
