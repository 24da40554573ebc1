import type { Exchange } from '../../http/exchange.ts'
import type { TlsInspection } from '../../http/inspect-tls.ts'

/** What the connections to a partner are like, before anything is said over them. */
export interface TransportEvidence {
  /** Where the descriptor leads over plain HTTP, other than to this machine. */
  readonly insecure: readonly string[]
  /** One for each https server that the descriptor names. */
  readonly servers: readonly ServerEvidence[]
  readonly lookedAtMs: number
}

export interface ServerEvidence {
  readonly origin: string
  readonly tls: TlsInspection
  /** What requests without credentials are answered with; empty where no connection can be trusted. */
  readonly answers: readonly Exchange[]
  /** What the first of them is answered with over plain HTTP; absent where nobody listens there. */
  readonly plain?: Exchange
}
