import type { ClientContext } from '../client/client-context.ts'
import type { TerraClient } from '../client/terra-client.ts'
import type { Send } from '../http/handler.ts'
import type { Answer } from './answer.ts'
import type { ProviderState } from './provider-states.ts'
import type { Variables } from './request-shape.ts'

/** What one request of a flow is recorded as. */
export interface Step {
  /** Says which interaction it is: no two of a contract have the same. */
  readonly description: string
  readonly state: ProviderState
  readonly answer: Answer
  readonly variables: Variables
}

/** The client, with what a flow needs of it. */
export interface Rehearsal {
  readonly client: TerraClient
  readonly context: ClientContext
  /** A connection with tokens, of which a refresh token is one if the flow asks for it. */
  readonly connectionId: string
  readonly send: Send
  readonly baseUrl: string
}

/** Something that the reference client does with a partner, request by request. */
export interface Flow {
  /** Whether the connection that it starts with has a refresh token. */
  readonly renewable: boolean
  /** When it is run, in milliseconds since the Unix epoch; at the time of all examples unless told. */
  readonly nowMs?: number
  /** Runs it to its end. Throws where the client does not take the answers for what they are. */
  run(rehearsal: Rehearsal): Promise<void>
  /** What a request is, the first having the number 1. */
  step(request: Request, body: string, count: number): Step
}
