import type { AsynchronousMessage, ConsumerPact } from '@pact-foundation/pact-core'
import { stringifyJson } from '../kernel/json.ts'
import type { Expected } from './matcher.ts'
import { given, told } from './pact-interaction.ts'
import type { ProviderState } from './provider-states.ts'

/** One webhook and what the receiver needs of it. */
export interface PactMessage {
  /** Says which it is: no two of a contract have the same. */
  readonly description: string
  readonly state: ProviderState
  /** The message's metadata: what signs it. Names in lower case. */
  readonly headers: Readonly<Record<string, Expected>>
  /** Of the delivery. */
  readonly body: Expected
}

/** Adds a message to a contract. */
export function addMessage(
  pact: Pick<ConsumerPact, 'newAsynchronousMessage'>,
  { description, state, headers, body }: PactMessage,
): AsynchronousMessage {
  const message = pact.newAsynchronousMessage(description)
  given(message, state)
  for (const [name, value] of Object.entries(headers)) message.withMetadata(name, told(value))
  message.withContents(stringifyJson(body), 'application/json')
  return message
}
