import { readFileSync } from 'node:fs'
import { UsageError } from '../kernel/errors.ts'
import { mockCredentials, webhookSecretsFrom } from '../partner/credentials.ts'
import type { Partner } from '../partner/partner.ts'
import type { Io } from './io.ts'

/** Where a command may get the secrets of webhooks from, the first that is given counting. */
export const SECRET_FLAGS = {
  secret: {
    type: 'list',
    value: 'secret',
    about: 'a shared secret; may be repeated. Others can read command lines',
  },
  secretEnv: { type: 'string', value: 'NAME', about: 'the environment variable that holds the secret' },
  secretFile: { type: 'string', value: 'file', about: 'the file that holds the secret, a line for each' },
} as const

export interface SecretFlagValues {
  readonly secret: readonly string[]
  readonly secretEnv: string | undefined
  readonly secretFile: string | undefined
}

/**
 * @param options.orMock - whether the mock's own secret is taken when nothing else is given.
 * @throws UsageError when there is none, or what was named is not there.
 */
export function webhookSecrets(
  flags: SecretFlagValues,
  io: Pick<Io, 'variables'>,
  options: { readonly partner?: Partner; readonly orMock?: boolean } = {},
): readonly string[] {
  const { partner, orMock = false } = options
  if (flags.secret.length > 0) return flags.secret
  if (flags.secretEnv !== undefined) return [fromEnvironment(flags.secretEnv, io)]
  if (flags.secretFile !== undefined) return fromFile(flags.secretFile)
  if (partner !== undefined && orMock) return mockCredentials(partner).webhookSecrets
  if (partner?.webhooks?.secret !== undefined) return webhookSecretsFrom(partner, io.variables)
  throw new UsageError(
    'Failed to find a secret: none is given.',
    'Give it with --secret-env, --secret-file or --secret.',
  )
}

function fromEnvironment(name: string, { variables }: Pick<Io, 'variables'>): string {
  const value = variables[name]
  if (value !== undefined && value !== '') return value
  throw new UsageError(
    `Failed to find a secret: the environment variable ${name} is not set.`,
    `Set ${name} and run the command again.`,
  )
}

function fromFile(file: string): readonly string[] {
  try {
    const lines = readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .filter((line) => line !== '')
    if (lines.length > 0) return lines
  } catch {
    // Said below, as is an empty one.
  }
  throw new UsageError(`Failed to read a secret from ${file}.`, 'Name a file that holds the secret alone.')
}
