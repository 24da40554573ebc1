import type { Exchange } from '../http/exchange.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Credentials } from '../partner/credentials.ts'
import type { Partner } from '../partner/partner.ts'
import type { Patience } from './ask-partner.ts'
import type { RecordMapper } from './map-records.ts'
import type { Notices } from './notices.ts'
import type { Pace } from './pace.ts'
import type { Randomness } from './randomness.ts'
import type { Store } from './store.ts'
import type { TokenKeeper } from './token-keeper.ts'

/** What every part of the client works with. */
export interface ClientContext {
  readonly partner: Partner
  /** Of the environment; where relative URLs start. */
  readonly baseUrl: string
  readonly credentials: Credentials
  readonly store: Store
  readonly clock: Clock
  readonly randomness: Randomness
  readonly exchange: (request: Request) => Promise<Exchange>
  readonly keeper: TokenKeeper
  readonly mapper: RecordMapper
  readonly notices: Notices
  readonly patience: Patience
  readonly pace: Pace
  readonly mayLeaveFor: (url: URL) => boolean
}
