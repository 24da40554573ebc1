import { stringifyJson } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import type { Connection } from './connection.ts'
import type { Grant } from './grant.ts'
import { saysSomethingNew } from './says-something-new.ts'
import type {
  Batch,
  OutgoingEvent,
  PendingEvent,
  Progress,
  ReceivedEvent,
  Settlement,
  Store,
  StoredRecord,
} from './store.ts'

interface InboxRow extends ReceivedEvent {
  readonly done: boolean
  readonly attempts: number
  readonly notBeforeMs: number
}

interface OutboxRow extends OutgoingEvent {
  readonly claimedUntilMs: number
}

/** A store that forgets everything with the process: for tests, and for one look at a partner. */
export function memoryStore(): Store {
  return new MemoryStore()
}

class MemoryStore implements Store {
  readonly #connections = new Map<string, Connection>()
  readonly #grants = new Map<string, Grant>()
  readonly #progress = new Map<string, Progress>()
  readonly #records = new Map<string, StoredRecord>()
  readonly #inbox = new Map<string, InboxRow>()
  readonly #outbox = new Map<string, OutboxRow>()
  readonly #secrets = new Set<string>()

  async connections(): Promise<readonly Connection[]> {
    return [...this.#connections.values()]
  }

  async connection(id: string): Promise<Connection | undefined> {
    return this.#connections.get(id)
  }

  async saveConnection(connection: Connection): Promise<void> {
    this.#connections.set(connection.id, connection)
  }

  async grant(connectionId: string): Promise<Grant | undefined> {
    return this.#grants.get(connectionId)
  }

  async replaceGrant(
    grant: Grant,
    seenVersion: number,
    outgoing: readonly OutgoingEvent[] = [],
  ): Promise<boolean> {
    const { version = 0 } = this.#grants.get(grant.connectionId) ?? {}
    if (version !== seenVersion) return false
    this.#grants.set(grant.connectionId, { ...grant, version: seenVersion + 1 })
    this.#enqueue(outgoing)
    return true
  }

  async progress(connectionId: string, type: DataType): Promise<Progress | undefined> {
    return this.#progress.get(stringifyJson([connectionId, type]))
  }

  async saveProgress(connectionId: string, type: DataType, progress: Progress): Promise<void> {
    this.#progress.set(stringifyJson([connectionId, type]), progress)
  }

  async commit({
    records,
    deleted = [],
    outgoing = [],
    connection,
    settles,
    announce,
  }: Batch): Promise<readonly StoredRecord[]> {
    const news = new Map<string, StoredRecord>()
    const changed: StoredRecord[] = []
    for (const record of records) {
      const key = recordKey(record)
      if (!saysSomethingNew(record, news.get(key) ?? this.#records.get(key))) continue
      news.set(key, record)
      changed.push(record)
    }
    // Nothing has changed yet: what announcing throws leaves all as it was.
    const told = changed.length > 0 && announce !== undefined ? announce(changed) : []
    for (const [key, record] of news) this.#records.set(key, record)
    for (const record of deleted) this.#records.delete(recordKey(record))
    if (connection !== undefined) this.#connections.set(connection.id, connection)
    this.#enqueue([...outgoing, ...told])
    if (settles !== undefined) this.#settle(settles, { done: true })
    return changed
  }

  async records(connectionId: string, type: DataType): Promise<readonly StoredRecord[]> {
    return [...this.#records.values()].filter((row) => row.connectionId === connectionId && row.type === type)
  }

  async receive(events: readonly ReceivedEvent[]): Promise<readonly string[]> {
    const fresh: string[] = []
    for (const event of events) {
      if (this.#inbox.has(event.key)) continue
      this.#inbox.set(event.key, { ...event, done: false, attempts: 0, notBeforeMs: 0 })
      fresh.push(event.key)
    }
    return fresh
  }

  async claimEvent(nowMs: number, leaseMs: number): Promise<PendingEvent | undefined> {
    for (const row of this.#inbox.values()) {
      if (row.done || row.notBeforeMs > nowMs) continue
      const claimed = { ...row, attempts: row.attempts + 1, notBeforeMs: nowMs + leaseMs }
      this.#inbox.set(row.key, claimed)
      const { key, remember, body, receivedMs } = row
      return { key, remember, body, receivedMs, attempt: claimed.attempts }
    }
    return undefined
  }

  async settleEvent(key: string, settlement: Settlement): Promise<void> {
    this.#settle(key, settlement)
  }

  async forgetEvents(receivedBeforeMs: number): Promise<void> {
    for (const row of this.#inbox.values()) {
      if (row.done && row.receivedMs < receivedBeforeMs) this.#inbox.delete(row.key)
    }
  }

  async enqueue(outgoing: readonly OutgoingEvent[]): Promise<void> {
    this.#enqueue(outgoing)
  }

  async claimOutgoing(nowMs: number, leaseMs: number): Promise<OutgoingEvent | undefined> {
    for (const row of this.#outbox.values()) {
      if (row.claimedUntilMs > nowMs) continue
      this.#outbox.set(row.id, { ...row, claimedUntilMs: nowMs + leaseMs })
      return { id: row.id, event: row.event }
    }
    return undefined
  }

  async handedOn(id: string): Promise<void> {
    this.#outbox.delete(id)
  }

  async webhookSecrets(): Promise<readonly string[]> {
    return [...this.#secrets]
  }

  async addWebhookSecret(secret: string): Promise<void> {
    this.#secrets.add(secret)
  }

  async close(): Promise<void> {}

  #enqueue(outgoing: readonly OutgoingEvent[]): void {
    for (const one of outgoing) {
      if (!this.#outbox.has(one.id)) this.#outbox.set(one.id, { ...one, claimedUntilMs: 0 })
    }
  }

  #settle(key: string, settlement: Settlement): void {
    const row = this.#inbox.get(key)
    if (row === undefined) return
    if (!settlement.done) this.#inbox.set(key, { ...row, notBeforeMs: settlement.notBeforeMs })
    else if (row.remember) this.#inbox.set(key, { ...row, body: '', done: true })
    else this.#inbox.delete(key)
  }
}

function recordKey({ connectionId, type, id }: Pick<StoredRecord, 'connectionId' | 'type' | 'id'>): string {
  return stringifyJson([connectionId, type, id])
}
