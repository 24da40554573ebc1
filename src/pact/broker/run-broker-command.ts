import { UsageError } from '../../kernel/errors.ts'
import { pactCommand } from '../pact-command.ts'
import { runChild } from '../run-child.ts'
import type { BrokerSettings } from './broker-settings.ts'
import { brokerTimedOut } from './broker-trouble.ts'
import { type Variables, variable } from './variables.ts'

/** What every call of the official command needs besides its own words. */
export interface BrokerCall {
  readonly settings: BrokerSettings
  /** Ours, of which proxies, certificates and `PACT_BROKER_HTTP_RETRIES` reach the command. */
  readonly variables: Variables
  /** For all of it, retries included. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal
  /** Is told what the command prints, as it does. */
  readonly hear?: (text: string) => void
}

export interface CommandResult {
  readonly exitCode: number
  /** Everything it printed, to be read and not to be shown: see `withoutSecrets`. */
  readonly output: string
}

/**
 * Run Pact's official command. Who we are goes through its environment, never onto its command line, where every user
 * of the machine could read it.
 *
 * @param words - `broker` and one of its commands, or `verifier`, and their flags.
 * @throws BrokerUnavailableError when its time is over; UsageError when it is not installed, or cannot be started.
 */
export async function runBrokerCommand(words: readonly string[], call: BrokerCall): Promise<CommandResult> {
  const { settings, timeoutMs, signal, hear } = call
  const program = pactCommand()
  const { exitCode, out, err, ended } = await runChild(program, words, {
    variables: brokerVariables(call),
    timeoutMs,
    ...(signal !== undefined && { signal }),
    ...(hear !== undefined && { hear }),
  })
  if (ended === 'timed-out') throw brokerTimedOut(settings, timeoutMs)
  if (ended === 'not-started') {
    throw new UsageError(
      `Failed to start Pact's official command, ${program}.`,
      'Install @pact-foundation/pact-cli again, on this machine, and see that the file may be run.',
    )
  }
  return { exitCode: exitCode ?? 127, output: `${out}\n${err}` }
}

/** The environment of the command: ours, but for what says which broker and who we are, which is `settings` alone. */
function brokerVariables({ settings: { url, auth }, variables }: BrokerCall): Variables {
  return {
    ...variables,
    // Three tries take two seconds; the command's own eight can take minutes.
    PACT_BROKER_HTTP_RETRIES: variable(variables, 'PACT_BROKER_HTTP_RETRIES') ?? '3',
    PACT_BROKER_BASE_URL: url,
    PACT_BROKER_USERNAME: auth.kind === 'basic' ? auth.username : undefined,
    PACT_BROKER_PASSWORD: auth.kind === 'basic' ? auth.password.reveal() : undefined,
    PACT_BROKER_TOKEN: auth.kind === 'token' ? auth.token.reveal() : undefined,
    // A dry run calls every answer a yes; whoever wants that can ignore our exit code in the open.
    PACT_BROKER_CAN_I_DEPLOY_DRY_RUN: undefined,
    // Nor may a filter that somebody left in the environment make a verification of nothing green.
    PACT_DESCRIPTION: undefined,
    PACT_PROVIDER_STATE: undefined,
    PACT_PROVIDER_NO_STATE: undefined,
    PACT_DO_NOT_TRACK: 'true',
    // Logs of what is sent would hold the header with the credentials.
    RUST_LOG: undefined,
  }
}
