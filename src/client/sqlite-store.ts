import type { DatabaseSync } from 'node:sqlite'
import { type Clock, systemClock } from '../kernel/clock.ts'
import { stringifyJson } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import type { Connection } from './connection.ts'
import type { Grant } from './grant.ts'
import { type Randomness, secureRandomness } from './randomness.ts'
import { saysSomethingNew } from './says-something-new.ts'
import { openDatabase, Statements, transaction } from './sqlite-database.ts'
import { fromJson, maybeJson, storedRecord } from './sqlite-rows.ts'
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
import type { TerraEvent } from './terra-event.ts'
import { type Patience, whenFree } from './when-free.ts'

export interface SqliteStoreOptions {
  /** What waits while another process holds the file; the system's unless told. */
  readonly clock?: Clock
  /** Spreads the waits of several processes; the platform's own unless told. */
  readonly randomness?: Pick<Randomness, 'fraction'>
  /** For how long another process may hold the file; 5,000 ms (5 s) unless told. */
  readonly patienceMs?: number
}

/**
 * A store in one SQLite file, which several processes may share. Its methods reject with StoreBusyError where another
 * process does not let go of it.
 *
 * @param file - made when it is missing; `:memory:` for none.
 * @throws StoreFailedError
 */
export function sqliteStore(file: string, options: SqliteStoreOptions = {}): Store {
  const { clock = systemClock, randomness = secureRandomness, patienceMs = 5000 } = options
  return new SqliteStore(openDatabase(file), { clock, randomness, patienceMs })
}

class SqliteStore implements Store {
  readonly #database: DatabaseSync
  readonly #rows: Statements
  readonly #patience: Patience

  constructor(database: DatabaseSync, patience: Patience) {
    this.#database = database
    this.#rows = new Statements(database)
    this.#patience = patience
  }

  async connections(): Promise<readonly Connection[]> {
    const rows = await this.#free((from) => from.all('SELECT json FROM connections ORDER BY rowid'))
    return rows.map((row) => fromJson<Connection>(row.json))
  }

  async connection(id: string): Promise<Connection | undefined> {
    const row = await this.#free((from) => from.get('SELECT json FROM connections WHERE id = ?', id))
    return maybeJson<Connection>(row?.json)
  }

  async saveConnection(connection: Connection): Promise<void> {
    await this.#free(() => this.#saveConnection(connection))
  }

  async grant(connectionId: string): Promise<Grant | undefined> {
    const sql = 'SELECT json FROM grants WHERE connection_id = ?'
    const row = await this.#free((from) => from.get(sql, connectionId))
    return maybeJson<Grant>(row?.json)
  }

  async replaceGrant(
    grant: Grant,
    seenVersion: number,
    outgoing: readonly OutgoingEvent[] = [],
  ): Promise<boolean> {
    const version = seenVersion + 1
    const json = stringifyJson({ ...grant, version })
    const { connectionId } = grant
    return this.#transaction(() => {
      const changes =
        seenVersion === 0
          ? this.#rows.run('INSERT OR IGNORE INTO grants VALUES (?, ?, ?)', connectionId, version, json)
          : this.#rows.run(
              'UPDATE grants SET version = ?, json = ? WHERE connection_id = ? AND version = ?',
              version,
              json,
              connectionId,
              seenVersion,
            )
      if (changes === 0) return false
      this.#enqueue(outgoing)
      return true
    })
  }

  async progress(connectionId: string, type: DataType): Promise<Progress | undefined> {
    const sql = 'SELECT json FROM progress WHERE connection_id = ? AND type = ?'
    const row = await this.#free((from) => from.get(sql, connectionId, type))
    return maybeJson<Progress>(row?.json)
  }

  async saveProgress(connectionId: string, type: DataType, progress: Progress): Promise<void> {
    const json = stringifyJson(progress)
    const sql = 'INSERT OR REPLACE INTO progress VALUES (?, ?, ?)'
    await this.#free((into) => into.run(sql, connectionId, type, json))
  }

  async commit(batch: Batch): Promise<readonly StoredRecord[]> {
    const { records, deleted = [], outgoing = [], connection, settles, announce } = batch
    return this.#transaction(() => {
      const changed = records.filter((record) => this.#keep(record))
      for (const { connectionId, type, id } of deleted) {
        this.#rows.run(
          'DELETE FROM records WHERE connection_id = ? AND type = ? AND id = ?',
          connectionId,
          type,
          id,
        )
      }
      if (connection !== undefined) this.#saveConnection(connection)
      this.#enqueue(outgoing)
      if (changed.length > 0 && announce !== undefined) this.#enqueue(announce(changed))
      if (settles !== undefined) this.#settle(settles, { done: true })
      return changed
    })
  }

  async records(connectionId: string, type: DataType): Promise<readonly StoredRecord[]> {
    const sql = 'SELECT * FROM records WHERE connection_id = ? AND type = ? ORDER BY rowid'
    const rows = await this.#free((from) => from.all(sql, connectionId, type))
    return rows.map(storedRecord)
  }

  async receive(events: readonly ReceivedEvent[]): Promise<readonly string[]> {
    return this.#transaction(() =>
      events
        .filter(
          ({ key, remember, body, receivedMs }) =>
            this.#rows.run(
              'INSERT OR IGNORE INTO inbox (key, remember, body, received_ms) VALUES (?, ?, ?, ?)',
              key,
              remember ? 1 : 0,
              body,
              receivedMs,
            ) > 0,
        )
        .map(({ key }) => key),
    )
  }

  async claimEvent(nowMs: number, leaseMs: number): Promise<PendingEvent | undefined> {
    const sql = `UPDATE inbox SET attempts = attempts + 1, not_before_ms = ?
       WHERE position = (SELECT min(position) FROM inbox WHERE done = 0 AND not_before_ms <= ?)
       RETURNING key, remember, body, received_ms, attempts`
    const row = await this.#free((from) => from.get(sql, nowMs + leaseMs, nowMs))
    if (row === undefined) return undefined
    const { key, remember, body, received_ms: receivedMs, attempts: attempt } = row
    return {
      key: String(key),
      remember: remember === 1,
      body: String(body),
      receivedMs: Number(receivedMs),
      attempt: Number(attempt),
    }
  }

  async settleEvent(key: string, settlement: Settlement): Promise<void> {
    await this.#transaction(() => this.#settle(key, settlement))
  }

  async forgetEvents(receivedBeforeMs: number): Promise<void> {
    const sql = 'DELETE FROM inbox WHERE done = 1 AND received_ms < ?'
    await this.#free((from) => from.run(sql, receivedBeforeMs))
  }

  async enqueue(outgoing: readonly OutgoingEvent[]): Promise<void> {
    await this.#transaction(() => this.#enqueue(outgoing))
  }

  async claimOutgoing(nowMs: number, leaseMs: number): Promise<OutgoingEvent | undefined> {
    const sql = `UPDATE outbox SET claimed_until_ms = ?
       WHERE position = (SELECT min(position) FROM outbox WHERE claimed_until_ms <= ?)
       RETURNING id, json`
    const row = await this.#free((from) => from.get(sql, nowMs + leaseMs, nowMs))
    return row === undefined ? undefined : { id: String(row.id), event: fromJson<TerraEvent>(row.json) }
  }

  async handedOn(id: string): Promise<void> {
    await this.#free((from) => from.run('DELETE FROM outbox WHERE id = ?', id))
  }

  async webhookSecrets(): Promise<readonly string[]> {
    const rows = await this.#free((from) => from.all('SELECT secret FROM secrets ORDER BY rowid'))
    return rows.map((row) => String(row.secret))
  }

  async addWebhookSecret(secret: string): Promise<void> {
    await this.#free((into) => into.run('INSERT OR IGNORE INTO secrets VALUES (?)', secret))
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  /** One statement, once no other process holds the file. */
  #free<T>(work: (rows: Statements) => T): Promise<T> {
    return whenFree(() => work(this.#rows), this.#patience)
  }

  #transaction<T>(work: () => T): Promise<T> {
    return whenFree(() => transaction(this.#database, work), this.#patience)
  }

  #saveConnection(connection: Connection): void {
    this.#rows.run(
      'INSERT INTO connections (id, json) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json',
      connection.id,
      stringifyJson(connection),
    )
  }

  #keep(record: StoredRecord): boolean {
    const { connectionId, type, id, raw, terra, updatedMs } = record
    const sql = 'SELECT * FROM records WHERE connection_id = ? AND type = ? AND id = ?'
    const row = this.#rows.get(sql, connectionId, type, id)
    if (!saysSomethingNew(record, row === undefined ? undefined : storedRecord(row))) return false
    const terraJson = terra === undefined ? null : stringifyJson(terra)
    this.#rows.run(
      `INSERT INTO records VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (connection_id, type, id)
       DO UPDATE SET raw = excluded.raw, terra = excluded.terra, updated_ms = excluded.updated_ms`,
      connectionId,
      type,
      id,
      raw,
      terraJson,
      updatedMs ?? null,
    )
    return true
  }

  #settle(key: string, settlement: Settlement): void {
    if (!settlement.done) {
      this.#rows.run('UPDATE inbox SET not_before_ms = ? WHERE key = ?', settlement.notBeforeMs, key)
      return
    }
    this.#rows.run("UPDATE inbox SET done = 1, body = '' WHERE key = ? AND remember = 1", key)
    this.#rows.run('DELETE FROM inbox WHERE key = ? AND remember = 0', key)
  }

  #enqueue(outgoing: readonly OutgoingEvent[]): void {
    for (const { id, event } of outgoing) {
      this.#rows.run('INSERT OR IGNORE INTO outbox (id, json) VALUES (?, ?)', id, stringifyJson(event))
    }
  }
}
