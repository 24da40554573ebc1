import type { Store } from '../client/store.ts'
import type { TerraClient } from '../client/terra-client.ts'
import type { Exchange } from '../http/exchange.ts'
import type { Send } from '../http/handler.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Credentials } from '../partner/credentials.ts'
import type { Environment, Partner } from '../partner/partner.ts'

/** A provider with a user linked: what it takes to bring it into states. */
export interface ProviderSession {
  readonly partner: Partner
  readonly environment: Environment
  readonly credentials: Credentials
  readonly send: Send
  readonly clock: Clock
  readonly client: TerraClient
  readonly store: Store
  /** Of the user that is linked. */
  readonly connectionId: string
  /** Every exchange of the client so far, oldest first. */
  readonly exchanges: readonly Exchange[]
  /** Absent for a partner that is not ours: nothing is done to it that anybody could mind. */
  readonly owner?: ProviderOwner
}

/** Who owns a provider and has brought it already into what only an owner can: limits that are reached, for one. */
export interface ProviderOwner {
  /**
   * The user withdraws; every grant dies.
   *
   * @param userId - the one that is linked where only the data tell.
   */
  withdraw(userId: string | undefined): Promise<void>
}
