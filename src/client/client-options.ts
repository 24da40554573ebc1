import type { Exchange } from '../http/exchange.ts'
import type { Send } from '../http/handler.ts'
import type { Clock } from '../kernel/clock.ts'
import type { JsonValue } from '../kernel/json.ts'
import type { MappingProblem } from '../mapping/problem.ts'
import type { Credentials } from '../partner/credentials.ts'
import type { Partner } from '../partner/partner.ts'
import type { Patience } from './ask-partner.ts'
import type { Connection } from './connection.ts'
import type { GrantEnd } from './grant.ts'
import type { RecordMapper } from './map-records.ts'
import type { ProcessedEvent } from './process-inbox.ts'
import type { Randomness } from './randomness.ts'
import type { Delivery } from './receiver.ts'
import type { OutgoingEvent, Store } from './store.ts'

export interface TerraClientOptions {
  readonly partner: Partner
  /** Of the environment, with its scheme. */
  readonly baseUrl: string
  readonly credentials: Credentials
  readonly send: Send
  readonly clock: Clock
  readonly store: Store
  /** States, verifiers, ids, jitter; the platform's cryptographic generator unless told. */
  readonly random?: Randomness
  /** What Terra would send to its customers. A failure brings the event again, under the same id. */
  readonly onEvent?: (outgoing: OutgoingEvent) => void | Promise<void>
  /** Every exchange with the partner, secrets and all. */
  readonly onExchange?: (exchange: Exchange) => void
  readonly onDelivery?: (delivery: Delivery) => void
  readonly onProcessed?: (processed: readonly ProcessedEvent[]) => void
  /** How long to put up with a partner that has no answer now. */
  readonly patience?: Patience
  /** Whether a next page may be asked for, with the token, at another origin; none may unless told. */
  readonly mayLeaveFor?: (url: URL) => boolean
  /** How records become Terra's objects; the descriptor's mappings unless told. */
  readonly mapper?: RecordMapper
  /** Of the token keeper: see `TokenKeeperOptions`. */
  readonly renewal?: {
    readonly marginMs?: number
    readonly refreshMarginMs?: number
    readonly timeoutMs?: number
    readonly leaseMs?: number
    readonly patienceMs?: number
  }
  /** Whether a delivery starts the processing of the inbox by itself; true unless told. */
  readonly processOnDelivery?: boolean
}

export interface ConnectOptions {
  /** Takes the user to the URL and comes back with where the partner sent the user afterwards. Not needed without OAuth. */
  readonly consent?: (authorizationUrl: string) => Promise<string>
  readonly reference?: string
  /** The descriptor's unless told. */
  readonly redirectUri?: string
  /** Where our webhooks arrive, for partners that are told after linking. */
  readonly callbackUrl?: string
  /** The partner's id of the user, or the email where requests name users by it, for partners without a consent. */
  readonly userId?: string
}

/** A connection as it stands now. */
export interface ConnectionState extends Connection {
  readonly active: boolean
  readonly ended?: GrantEnd
}

/** One record as it was pulled. */
export interface PulledRecord {
  readonly record: JsonValue
  /** Terra's object; absent where the mapping failed. */
  readonly terra?: JsonValue
  readonly problems: readonly MappingProblem[]
}
