import type { Exchange } from '../http/exchange.ts'

/** A request that the mock answered. */
export interface JournalExchange extends Exchange {
  readonly kind: 'exchange'
  /** Counts from 1 and never starts again, also when old entries have been dropped. */
  readonly sequence: number
  /** `authorize`, `token`, `data.sleep`, …; `unknown` where nothing is. */
  readonly route: string
  readonly userId?: string
  readonly grantId?: string
}

/** A request that the mock sent: a webhook, or the handshake before it. */
export interface JournalDelivery {
  readonly kind: 'delivery'
  readonly sequence: number
  readonly purpose: 'handshake' | 'event'
  readonly request: Exchange['request']
  /** Absent when nobody answered. */
  readonly response?: Exchange['response']
  readonly sentAtMs: number
}

export type JournalEntry = JournalExchange | JournalDelivery

/** What `find` looks for; members that are left out match anything. */
export interface JournalQuery {
  readonly route?: string
  readonly userId?: string
  readonly grantId?: string
  readonly status?: number
}

/** What a mock saw and did, in order. */
export interface Journal {
  readonly entries: readonly JournalEntry[]
  readonly exchanges: readonly JournalExchange[]
  readonly deliveries: readonly JournalDelivery[]
  find(query: JournalQuery): readonly JournalExchange[]
  /** The newest exchange that `find` finds. */
  last(query?: JournalQuery): JournalExchange | undefined
  clear(): void
  addExchange(exchange: Omit<JournalExchange, 'kind' | 'sequence'>): void
  addDelivery(delivery: Omit<JournalDelivery, 'kind' | 'sequence'>): void
}

/** @param capacity - how many entries are kept; 10,000 unless told. The oldest go first. */
export function createJournal(capacity = 10_000): Journal {
  let entries: JournalEntry[] = []
  let sequence = 0
  const add = (entry: JournalEntry) => {
    entries.push(entry)
    if (entries.length > capacity * 1.25) entries = entries.slice(-capacity)
  }
  const kept = () => entries.slice(-capacity)
  const exchanges = () => kept().filter((entry) => entry.kind === 'exchange')
  const find = (query: JournalQuery) => exchanges().filter((exchange) => answers(exchange, query))
  return {
    get entries() {
      return kept()
    },
    get exchanges() {
      return exchanges()
    },
    get deliveries() {
      return kept().filter((entry) => entry.kind === 'delivery')
    },
    find,
    last: (query = {}) => find(query).at(-1),
    clear: () => {
      entries = []
    },
    addExchange: (exchange) => add({ kind: 'exchange', sequence: ++sequence, ...exchange }),
    addDelivery: (delivery) => add({ kind: 'delivery', sequence: ++sequence, ...delivery }),
  }
}

function answers(exchange: JournalExchange, query: JournalQuery): boolean {
  return (
    (query.route === undefined || exchange.route === query.route) &&
    (query.userId === undefined || exchange.userId === query.userId) &&
    (query.grantId === undefined || exchange.grantId === query.grantId) &&
    (query.status === undefined || exchange.response.status === query.status)
  )
}
