import type { TokenReading } from '../client/read-token-response.ts'
import type { Exchange } from '../http/exchange.ts'
import type { Grant } from './grant.ts'

/**
 * A user who consented before the run: `terrarium connect` keeps such connections. The run reads with it and leaves it
 * alive: nothing revokes it, and no refresh token of it is sent twice, unless it is spent.
 */
export interface StoredConnection {
  /** Its tokens are always the newest: they may change between two looks. */
  readonly grant: Grant
  /** Renews the tokens where they are about to expire; the new pair is stored before anybody sees it. */
  readonly keepAlive: () => Promise<void>
  /** Renews them now, due or not. */
  readonly refresh: () => Promise<{ readonly exchange: Exchange; readonly reading: TokenReading }>
  /** Hands the grant out to be used up. It is over for everybody else before anything is done with it. */
  readonly spend: () => Promise<Grant>
}
