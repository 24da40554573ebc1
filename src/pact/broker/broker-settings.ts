import { UsageError } from '../../kernel/errors.ts'
import { type BrokerAuth, type BrokerAuthFlags, brokerAuth } from './broker-auth.ts'
import { type Variables, variable } from './variables.ts'

/** Which Pact Broker to talk to, and as whom. It can be printed: secrets show themselves only to who asks. */
export interface BrokerSettings {
  /** Absolute, http or https, without credentials and without a trailing slash; a broker may live below a path. */
  readonly url: string
  readonly auth: BrokerAuth
}

/** What a command line says about the broker. Whatever it leaves out is looked for in the environment. */
export interface BrokerFlags extends BrokerAuthFlags {
  readonly brokerUrl?: string | undefined
}

/**
 * Read flags first, then the variables that Pact's own tools read: `PACT_BROKER_BASE_URL`, `PACT_BROKER_TOKEN`,
 * `PACT_BROKER_USERNAME` and `PACT_BROKER_PASSWORD`. An empty variable counts as one that is not set, which is how CI
 * hands a secret to a job that may not have it.
 *
 * @throws UsageError when the URL is missing or none, or when what is given does not make one way to authenticate. It
 *   names flags and variables, never what they hold.
 */
export function brokerSettings(flags: BrokerFlags, variables: Variables): BrokerSettings {
  return { url: urlOf(flags, variables), auth: brokerAuth(flags, variables) }
}

function urlOf({ brokerUrl }: BrokerFlags, variables: Variables): string {
  const source = brokerUrl === undefined ? 'PACT_BROKER_BASE_URL' : '--broker-url'
  const text = brokerUrl ?? variable(variables, 'PACT_BROKER_BASE_URL')
  if (text === undefined) {
    throw new UsageError(
      'Failed to find the Pact Broker: neither --broker-url nor PACT_BROKER_BASE_URL says where it is.',
      'Give its base URL, such as --broker-url https://broker.example.com.',
    )
  }
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new UsageError(
      `Failed to read ${source} '${withoutCredentials(text)}': it is no absolute http or https URL.`,
      'Write it with its scheme, such as https://broker.example.com.',
    )
  }
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      `Failed to read ${source}: it holds credentials, which would end up in logs.`,
      'Take them out of the URL, and give them with PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD.',
    )
  }
  if (url.search !== '' || url.hash !== '') {
    throw new UsageError(
      `Failed to read ${source} '${url.origin}${url.pathname}': a base URL has neither a query nor a fragment.`,
      'Give the address at which the start page of the broker is.',
    )
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

/** What no URL is may still hold a password before an @. */
function withoutCredentials(text: string): string {
  return text.replace(/^.*@/s, '…@')
}
