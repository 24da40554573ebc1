import type { DatabaseSync } from 'node:sqlite'
import { stringifyJson } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import type { Connection } from './connection.ts'
import type { Grant } from './grant.ts'
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

/**
 * A store in one SQLite file, which several processes may share.
 *
 * @param file - made when it is missing; `:memory:` for none.
 * @throws StoreFailedError
 */
export function sqliteStore(file: string): Store {
  return new SqliteStore(openDatabase(file))
}

class SqliteStore implements Store {
  readonly #database: DatabaseSync
  readonly #rows: Statements

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#rows = new Statements(database)
  }

  async connections(): Promise<readonly Connection[]> {
    return this.#rows
      .all('SELECT json FROM connections ORDER BY rowid')
      .map((row) => fromJson<Connection>(row.json))
  }

  async connection(id: string): Promise<Connection | undefined> {
    return maybeJson<Connection>(this.#rows.get('SELECT json FROM connections WHERE id = ?', id)?.json)
  }

  async saveConnection(connection: Connection): Promise<void> {
    this.#saveConnection(connection)
  }

  async grant(connectionId: string): Promise<Grant | undefined> {
    return maybeJson<Grant>(
      this.#rows.get('SELECT json FROM grants WHERE connection_id = ?', connectionId)?.json,
    )
  }

  async replaceGrant(
    grant: Grant,
    seenVersion: number,
    outgoing: readonly OutgoingEvent[] = [],
  ): Promise<boolean> {
    const version = seenVersion + 1
    const json = stringifyJson({ ...grant, version })
    const { connectionId } = grant
    return transaction(this.#database, () => {
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
    const row = this.#rows.get(
      'SELECT json FROM progress WHERE connection_id = ? AND type = ?',
      connectionId,
      type,
    )
    return maybeJson<Progress>(row?.json)
  }

  async saveProgress(connectionId: string, type: DataType, progress: Progress): Promise<void> {
    this.#rows.run(
      'INSERT OR REPLACE INTO progress VALUES (?, ?, ?)',
      connectionId,
      type,
      stringifyJson(progress),
    )
  }

  async commit(batch: Batch): Promise<readonly StoredRecord[]> {
    const { records, deleted = [], outgoing = [], connection, settles, announce } = batch
    return transaction(this.#database, () => {
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
    return this.#rows.all(sql, connectionId, type).map(storedRecord)
  }

  async receive(events: readonly ReceivedEvent[]): Promise<readonly string[]> {
    return transaction(this.#database, () =>
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
    const row = this.#rows.get(
      `UPDATE inbox SET attempts = attempts + 1, not_before_ms = ?
       WHERE position = (SELECT min(position) FROM inbox WHERE done = 0 AND not_before_ms <= ?)
       RETURNING key, remember, body, received_ms, attempts`,
      nowMs + leaseMs,
      nowMs,
    )
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
    this.#settle(key, settlement)
  }

  async forgetEvents(receivedBeforeMs: number): Promise<void> {
    this.#rows.run('DELETE FROM inbox WHERE done = 1 AND received_ms < ?', receivedBeforeMs)
  }

  async enqueue(outgoing: readonly OutgoingEvent[]): Promise<void> {
    transaction(this.#database, () => this.#enqueue(outgoing))
  }

  async claimOutgoing(nowMs: number, leaseMs: number): Promise<OutgoingEvent | undefined> {
    const row = this.#rows.get(
      `UPDATE outbox SET claimed_until_ms = ?
       WHERE position = (SELECT min(position) FROM outbox WHERE claimed_until_ms <= ?)
       RETURNING id, json`,
      nowMs + leaseMs,
      nowMs,
    )
    return row === undefined ? undefined : { id: String(row.id), event: fromJson<TerraEvent>(row.json) }
  }

  async handedOn(id: string): Promise<void> {
    this.#rows.run('DELETE FROM outbox WHERE id = ?', id)
  }

  async webhookSecrets(): Promise<readonly string[]> {
    return this.#rows.all('SELECT secret FROM secrets ORDER BY rowid').map((row) => String(row.secret))
  }

  async addWebhookSecret(secret: string): Promise<void> {
    this.#rows.run('INSERT OR IGNORE INTO secrets VALUES (?)', secret)
  }

  async close(): Promise<void> {
    this.#database.close()
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
