import { UsageError } from '../../kernel/errors.ts'
import { Secret } from './secret.ts'
import { type Variables, variable } from './variables.ts'

/** How to prove who we are: not at all, with a name and a password (RFC 7617), or with a bearer token (RFC 6750). */
export type BrokerAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly username: string; readonly password: Secret }
  | { readonly kind: 'token'; readonly token: Secret }

/** What a command line says about how to authenticate. */
export interface BrokerAuthFlags {
  readonly brokerUsername?: string | undefined
  readonly brokerPassword?: string | undefined
  readonly brokerToken?: string | undefined
  /** The name of the environment variable that holds the password. */
  readonly brokerPasswordEnv?: string | undefined
  /** The name of the environment variable that holds the token. */
  readonly brokerTokenEnv?: string | undefined
}

/**
 * Flags about one way to authenticate silence variables about the other; two ways from one place are a mistake.
 *
 * @throws UsageError, which names flags and variables, never what they hold.
 */
export function brokerAuth(flags: BrokerAuthFlags, variables: Variables): BrokerAuth {
  const token = tokenOf(flags, variables)
  const password = passwordOf(flags, variables)
  const username = flags.brokerUsername ?? variable(variables, 'PACT_BROKER_USERNAME')
  const flagged = {
    token: token?.flag === true,
    basic: flags.brokerUsername !== undefined || password?.flag === true,
  }
  if (token !== undefined && (username !== undefined || password !== undefined)) {
    if (flagged.token === flagged.basic) {
      throw new UsageError(
        'Failed to choose how to authenticate with the broker: a token and a username or password are given.',
        'Give either the token, or the username and the password.',
      )
    }
  }
  if (token !== undefined && !flagged.basic) return { kind: 'token', token: new Secret(checkedToken(token)) }
  return basicOf(username, password)
}

function basicOf(username: string | undefined, password: Found | undefined): BrokerAuth {
  if (username === undefined && password === undefined) return { kind: 'none' }
  if (username === undefined || username === '') {
    throw new UsageError(
      'Failed to authenticate with the broker: there is a password, and no username.',
      'Give it with --broker-username or PACT_BROKER_USERNAME.',
    )
  }
  if (password === undefined) {
    throw new UsageError(
      'Failed to authenticate with the broker: there is a username, and no password.',
      'Give it with PACT_BROKER_PASSWORD, or name the variable that holds it with --broker-password-env.',
    )
  }
  if (/[:\p{Cc}]/u.test(username)) {
    throw new UsageError(
      'Failed to authenticate with the broker: the username holds a colon or a control character.',
      'Take it out: HTTP Basic separates the username from the password by a colon (RFC 7617 §2).',
    )
  }
  if (/\p{Cc}/u.test(password.text)) {
    throw new UsageError(
      `Failed to read the password from ${password.source}: it holds a line break or another control character.`,
      'Store the secret again without a line break at its end.',
    )
  }
  return { kind: 'basic', username, password: new Secret(password.text) }
}

/** A secret and where it stood. */
interface Found {
  readonly text: string
  readonly source: string
  readonly flag: boolean
}

function tokenOf(flags: BrokerAuthFlags, variables: Variables): Found | undefined {
  return secretOf('--broker-token', flags.brokerToken, flags.brokerTokenEnv, 'PACT_BROKER_TOKEN', variables)
}

function passwordOf(flags: BrokerAuthFlags, variables: Variables): Found | undefined {
  return secretOf(
    '--broker-password',
    flags.brokerPassword,
    flags.brokerPasswordEnv,
    'PACT_BROKER_PASSWORD',
    variables,
  )
}

function secretOf(
  flag: string,
  value: string | undefined,
  named: string | undefined,
  usual: string,
  variables: Variables,
): Found | undefined {
  if (value !== undefined && named !== undefined) {
    throw new UsageError(`Failed to choose between ${flag} and ${flag}-env.`, 'Give one of them.')
  }
  if (value === '') {
    throw new UsageError(`Failed to read ${flag}: it is empty.`, `Give it a value, or leave it out.`)
  }
  if (value !== undefined) return { text: value, source: flag, flag: true }
  const text = variable(variables, named ?? usual)
  if (text !== undefined) return { text, source: named ?? usual, flag: named !== undefined }
  if (named === undefined) return undefined
  throw new UsageError(
    `Failed to read ${flag}-env: the environment variable ${named} is not set.`,
    `Set ${named} and run the command again.`,
  )
}

function checkedToken({ text, source }: Found): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text
  throw new UsageError(
    `Failed to read the token from ${source}: it holds white space or a character that no header may carry.`,
    'Store the token again without a line break at its end and without the word Bearer.',
  )
}
