import { type BrokerFlags, brokerSettings } from '../pact/broker/broker-settings.ts'
import type { BrokerCall } from '../pact/broker/run-broker-command.ts'
import type { Io } from './io.ts'

/** Which broker, and as whom: flags that take the place of the `PACT_BROKER_*` variables. */
export const BROKER_FLAGS = {
  brokerUrl: { type: 'string', value: 'url', about: 'the broker; PACT_BROKER_BASE_URL unless told' },
  brokerUsername: { type: 'string', value: 'name', about: 'PACT_BROKER_USERNAME unless told' },
  brokerPassword: {
    type: 'string',
    value: 'password',
    about: 'PACT_BROKER_PASSWORD unless told. Others can read command lines',
  },
  brokerPasswordEnv: { type: 'string', value: 'NAME', about: 'the environment variable that holds it' },
  brokerToken: {
    type: 'string',
    value: 'token',
    about: 'PACT_BROKER_TOKEN unless told. Others can read command lines',
  },
  brokerTokenEnv: { type: 'string', value: 'NAME', about: 'the environment variable that holds it' },
} as const

/** How long the broker may take. */
export const BROKER_TIMEOUT_FLAG = {
  timeout: {
    type: 'integer',
    value: 'ms',
    about: 'for all that the broker has to do',
    default: 15_000,
    min: 1,
  },
} as const

/** Which version of an application it is about. */
export const APP_VERSION_FLAG = {
  appVersion: { type: 'string', value: 'version', about: "the version; git's commit unless told" },
} as const

/** @throws UsageError where flags and variables do not say which broker, or contradict one another. */
export function brokerCall(flags: BrokerFlags & { readonly timeout: number }, io: Io): BrokerCall {
  return {
    settings: brokerSettings(flags, io.variables),
    variables: io.variables,
    timeoutMs: flags.timeout,
    signal: io.signal,
  }
}
