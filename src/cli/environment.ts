import { TerrariumError, UsageError } from '../kernel/errors.ts'
import { nearest } from '../kernel/nearest.ts'
import {
  type Credentials,
  credentialsFrom,
  mockCredentials,
  otherClientFrom,
} from '../partner/credentials.ts'
import type { Environment, Partner } from '../partner/partner.ts'

/** Our own mock: its credentials are known to everybody and nothing there can be harmed. */
export const MOCK_ENVIRONMENT = 'mock'

/** The descriptor has no environment of that name. */
export class EnvironmentUnknownError extends TerrariumError {
  readonly code = 'ENVIRONMENT_UNKNOWN'
  readonly environment: string

  constructor(name: string, partner: Partner) {
    const names = Object.keys(partner.environments)
    const near = nearest(name, names)
    super(
      `Failed to find the environment '${name}': ${partner.id} declares ${names.join(', ') || 'none'}.`,
      near === undefined
        ? `Choose one of those with --env, or declare 'environments.${name}' in the descriptor.`
        : `Did you mean --env ${near}?`,
    )
    this.environment = name
  }
}

/** Where to go and who we are there. */
export interface Target {
  readonly name: string
  readonly environment: Environment
  readonly credentials: Credentials
}

/**
 * @param options.baseUrl - takes the place of the environment's.
 * @throws EnvironmentUnknownError, SecretMissingError, UsageError
 */
export function targetOf(
  partner: Partner,
  options: {
    readonly env: string
    readonly baseUrl: string | undefined
    readonly variables: Readonly<Record<string, string | undefined>>
  },
): Target {
  const { env, baseUrl, variables } = options
  const declared = partner.environments[env]
  if (declared === undefined) throw new EnvironmentUnknownError(env, partner)
  const environment = baseUrl === undefined ? declared : { ...declared, baseUrl: checkedUrl(baseUrl) }
  const otherClient = otherClientFrom(environment, variables)
  const credentials =
    env === MOCK_ENVIRONMENT
      ? mockCredentials(partner)
      : { ...credentialsFrom(partner, variables), ...(otherClient === undefined ? {} : { otherClient }) }
  return { name: env, environment, credentials }
}

function checkedUrl(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text.replace(/\/$/, '')
  throw new UsageError(
    `Failed to read --base-url '${text}': it is no absolute http or https URL.`,
    'Write it with its scheme, such as https://staging.example.com.',
  )
}
