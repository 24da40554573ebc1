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
  /** Hears of every entry as it is added. @returns what ends that. */
  subscribe(listener: (entry: JournalEntry) => void): () => void
  addExchange(exchange: Omit<JournalExchange, 'kind' | 'sequence'>): void
  addDelivery(delivery: Omit<JournalDelivery, 'kind' | 'sequence'>): void
}

/** How much may be kept; the oldest entries go first. */
export interface JournalLimits {
  /** How many entries; 10,000 unless told. */
  readonly entries?: number
  /** How many characters all bodies have together; 64 Mi unless told. The newest entry always stays. */
  readonly characters?: number
}

export function createJournal(limits: JournalLimits = {}): Journal {
  const { entries: most = 10_000, characters = 64 * 1024 * 1024 } = limits
  let entries: JournalEntry[] = []
  let first = 0
  let size = 0
  let sequence = 0
  const listeners = new Set<(entry: JournalEntry) => void>()
  const add = (entry: JournalEntry) => {
    entries.push(entry)
    size += sizeOf(entry)
    while (entries.length - first > 1 && (entries.length - first > most || size > characters))
      size -= sizeOf(entries[first++]!)
    if (first > most) [entries, first] = [entries.slice(first), 0]
    for (const listener of listeners) listener(entry)
  }
  const kept = () => entries.slice(first)
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
      ;[entries, first, size] = [[], 0, 0]
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
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

function sizeOf({ request, response }: JournalEntry): number {
  return request.body.length + (response?.body.length ?? 0)
}
