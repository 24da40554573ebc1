import { TerrariumError } from '../kernel/errors.ts'
import type { Environment, Partner } from './partner.ts'

/** What proves to a partner who we are, and to us who the partner is. Never printed, logged or stored in a report. */
export interface Credentials {
  readonly clientId: string
  readonly clientSecret: string
  /** Those under which webhooks may be signed; several during a rotation, none where registration returns it. */
  readonly webhookSecrets: readonly string[]
  /** Constant credentials of partners without OAuth, by placeholder. */
  readonly constants: Readonly<Record<string, string>>
  /** Another application of ours, to which nothing of the first may be given; absent where none is named. */
  readonly otherClient?: ClientCredentials
}

/** What a client authenticates with; no secret where it is a public one. */
export interface ClientCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

/** A `${ENV_NAME}` of the descriptor is not set. */
export class SecretMissingError extends TerrariumError {
  readonly code = 'SECRET_MISSING'
  readonly variable: string

  constructor(variable: string, usedFor: string) {
    super(
      `Failed to find the ${usedFor}: the environment variable ${variable} is not set.`,
      `Set ${variable} and run the command again; descriptors hold no secrets.`,
    )
    this.variable = variable
  }
}

/**
 * The credentials that a descriptor refers to.
 *
 * @param variables - the process's environment.
 * @throws SecretMissingError
 */
export function credentialsFrom(
  partner: Partner,
  variables: Readonly<Record<string, string | undefined>>,
): Credentials {
  const { auth } = partner
  const expand = (text: string, usedFor: string) => expanded(text, usedFor, variables)
  const isOAuth = auth.kind === 'oauth2' || auth.kind === 'clientCredentials'
  return {
    clientId: isOAuth ? expand(auth.clientId, 'client id') : '',
    clientSecret:
      isOAuth && auth.clientAuthentication !== 'none' ? expand(auth.clientSecret, 'client secret') : '',
    webhookSecrets: webhookSecretsFrom(partner, variables),
    constants: isOAuth
      ? {}
      : Object.fromEntries(
          Object.entries(auth.credentials).map(([name, text]) => [
            name,
            expand(text, `credential '${name}'`),
          ]),
        ),
  }
}

/** The second client that an environment names; `undefined` where it names none, or its variables are not set. */
export function otherClientFrom(
  { otherClient }: Pick<Environment, 'otherClient'>,
  variables: Readonly<Record<string, string | undefined>>,
): ClientCredentials | undefined {
  if (otherClient === undefined) return undefined
  try {
    return {
      clientId: expanded(otherClient.clientId, 'other client id', variables),
      clientSecret: expanded(otherClient.clientSecret, 'other client secret', variables),
    }
  } catch (thrown) {
    if (thrown instanceof SecretMissingError) return undefined
    throw thrown
  }
}

/**
 * The secrets alone under which a descriptor's webhooks are signed; none where a registration returns them.
 *
 * @throws SecretMissingError
 */
export function webhookSecretsFrom(
  { webhooks }: Pick<Partner, 'webhooks'>,
  variables: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return webhooks?.secret === undefined ? [] : [expanded(webhooks.secret, 'webhook secret', variables)]
}

function expanded(
  text: string,
  usedFor: string,
  variables: Readonly<Record<string, string | undefined>>,
): string {
  return text.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, name: string) => {
    const value = variables[name]
    if (value === undefined || value === '') throw new SecretMissingError(name, usedFor)
    return value
  })
}

/** The credentials of the environment `mock`: known to everybody, good for nothing else. */
export function mockCredentials(partner: Partner): Credentials {
  const { auth } = partner
  const names =
    auth.kind === 'oauth2' || auth.kind === 'clientCredentials' ? [] : Object.keys(auth.credentials)
  return {
    clientId: 'terra',
    clientSecret: 'mock-client-secret',
    webhookSecrets: ['whsec_bW9jay13ZWJob29rLXNlY3JldC1mb3ItdGVycmFyaXVt'],
    constants: Object.fromEntries(names.map((name) => [name, `mock-${name}`])),
    otherClient: { clientId: 'not-terra', clientSecret: 'mock-other-client-secret' },
  }
}
