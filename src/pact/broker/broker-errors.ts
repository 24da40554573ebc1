import { TerrariumError } from '../../kernel/errors.ts'

/** The broker understood us, and refused: credentials, rights, a name that it does not know, a value that cannot be. */
export class BrokerRefusedError extends TerrariumError {
  readonly code = 'BROKER_REFUSED'
  readonly url: string
  /** What it answered, where the official command tells. */
  readonly status: number | undefined

  constructor(message: string, remedy: string, facts: { readonly url: string; readonly status?: number }) {
    super(message, remedy)
    this.url = facts.url
    this.status = facts.status
  }
}

/** Why there is no answer of a broker to go by. */
export type BrokerTrouble =
  /** Nobody answers. */
  | 'unreachable'
  /** No end within the time allowed. */
  | 'timed-out'
  /** Somebody answers who is no broker: HTML, or no start page. */
  | 'not-a-broker'
  /** The broker says itself that it is broken or busy. */
  | 'failing'
  /** The official command did not end as it should. */
  | 'command-failed'

/** Nothing is known about what we asked: the broker, or the way to it, does not work. */
export class BrokerUnavailableError extends TerrariumError {
  readonly code = 'BROKER_UNAVAILABLE'
  readonly url: string
  readonly reason: BrokerTrouble

  constructor(
    message: string,
    remedy: string,
    facts: { readonly url: string; readonly reason: BrokerTrouble },
  ) {
    super(message, remedy)
    this.url = facts.url
    this.reason = facts.reason
  }
}
