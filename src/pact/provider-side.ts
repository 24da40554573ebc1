import type { Handler } from '../http/handler.ts'
import type { ProviderState, SetState } from './provider-states.ts'

/** A provider as the verifier meets it. */
export interface ProviderSide {
  /** Answers requests whose paths start at the base URL. */
  readonly handler: Handler
  readonly setState: SetState
  /** The delivery that a state of an event led to; `undefined` where there is none. */
  message(state: ProviderState): Promise<MessageSent | undefined>
}

/** A webhook as it was sent. */
export interface MessageSent {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
