import { closeSync, openSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { messageOf, TerrariumError } from '../kernel/errors.ts'
import type { Message } from './message.ts'
import type { Outbox, Parcel } from './outbox.ts'

/** The outbox's file cannot be opened, or is none. */
export class OutboxFailedError extends TerrariumError {
  readonly code = 'STORE_FAILED'
  readonly file: string

  constructor(file: string, cause: unknown) {
    super(
      `Failed to open the outbox ${file}: ${messageOf(cause)}.`,
      'Name a file in a folder that exists and that you may write to, or remove a file that is no outbox.',
      { cause },
    )
    this.file = file
  }
}

export interface SqliteOutboxOptions {
  /**
   * `full`, unless told, waits for the disk at every message: one that was put in survives a power cut. With `normal`
   * it survives the death of the process, at any instant, and not always that of the machine; several times as fast.
   */
  readonly synchronous?: 'full' | 'normal'
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS parcels (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL, queue TEXT, message TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, due_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS parcels_due ON parcels (due_ms, sequence);
  CREATE INDEX IF NOT EXISTS parcels_queue ON parcels (queue, sequence) WHERE queue IS NOT NULL;
`

/** Not taken, not to a busy URL, and the oldest of its queue. */
const FREE = `
  sequence NOT IN (SELECT value FROM json_each(:taken)) AND url NOT IN (SELECT value FROM json_each(:busy))
  AND (queue IS NULL OR NOT EXISTS (
    SELECT 1 FROM parcels older WHERE older.queue = parcels.queue AND older.sequence < parcels.sequence
  ))`

/**
 * An outbox in a file, readable by its owner alone. What is put in is there after a crash; what an attempt came to is
 * written before the next one starts.
 *
 * @param file - made when it is missing; `:memory:` for none.
 * @throws OutboxFailedError
 */
export function sqliteOutbox(file: string, options: SqliteOutboxOptions = {}): Outbox {
  const database = openOutbox(file, options)
  const statement = (sql: string) => database.prepare(sql)
  const put = statement('INSERT INTO parcels (url, queue, message, due_ms) VALUES (?, ?, ?, ?)')
  const first = `FROM parcels WHERE ${FREE} ORDER BY due_ms, sequence LIMIT 1`
  const take = statement(`SELECT sequence, message, attempts, due_ms ${first}`)
  const nextDue = statement(`SELECT due_ms ${first}`)
  const again = statement('UPDATE parcels SET attempts = ?, due_ms = ? WHERE sequence = ?')
  const done = statement('DELETE FROM parcels WHERE sequence = ?')
  const count = statement('SELECT count(*) AS n FROM parcels')
  const taken = new Set<number>()
  const free = (busyUrls: ReadonlySet<string>): Record<string, SQLInputValue> => ({
    taken: JSON.stringify([...taken]),
    busy: JSON.stringify([...busyUrls]),
  })
  return {
    async put(message, { dueMs, queue }) {
      put.run(message.url, queue ?? null, JSON.stringify(message), dueMs)
    },
    async take(nowMs, busyUrls) {
      const row = take.get(free(busyUrls))
      if (row === undefined || Number(row.due_ms) > nowMs) return undefined
      const parcel: Parcel = {
        sequence: Number(row.sequence),
        message: JSON.parse(String(row.message)) as Message,
        attempts: Number(row.attempts),
      }
      taken.add(parcel.sequence)
      return parcel
    },
    async nextDueMs(busyUrls) {
      const row = nextDue.get(free(busyUrls))
      return row === undefined ? undefined : Number(row.due_ms)
    },
    async settle({ sequence }, settlement) {
      if (settlement.done) done.run(sequence)
      else again.run(settlement.attempts, settlement.dueMs, sequence)
      taken.delete(sequence)
    },
    async count() {
      return Number(count.get()?.n)
    },
    async close() {
      database.close()
    },
  }
}

function openOutbox(file: string, { synchronous = 'full' }: SqliteOutboxOptions): DatabaseSync {
  try {
    if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600))
    const database = new DatabaseSync(file)
    database.exec('PRAGMA busy_timeout = 5000')
    database.exec('PRAGMA journal_mode = WAL')
    database.exec(`PRAGMA synchronous = ${synchronous === 'full' ? 'FULL' : 'NORMAL'}`)
    database.exec(SCHEMA)
    return database
  } catch (thrown) {
    throw new OutboxFailedError(file, thrown)
  }
}
