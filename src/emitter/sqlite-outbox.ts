import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { messageOf, TerrariumError } from '../kernel/errors.ts'
import { groupCommit } from './group-commit.ts'
import { type LineUp, lineUp } from './line-up.ts'
import type { Message } from './message.ts'
import type { Outbox } from './outbox.ts'

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
   * How a write is made safe. Both keep every message and every settlement through the death of the process, SIGKILL
   * included: what was written is the operating system's by then. They differ when the machine itself dies.
   *
   * `full`, unless told, waits for the disk before `put` or `settle` resolves: nothing that was promised is lost to a
   * power cut. `normal` lets the disk catch up: a power cut takes back the last seconds, of `put` messages that are never
   * sent, of `settle` attempts that are made again. The file stays sound either way. Writes of one turn of the event loop
   * wait for the disk together, so that `full` costs a busy emitter little; bench/RESULTS.md has the figures.
   */
  readonly synchronous?: 'full' | 'normal'
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS parcels (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL, queue TEXT, message TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, due_ms INTEGER NOT NULL
  ) STRICT;
`

/**
 * An outbox in a file, readable by its owner alone. What is put in is there after a crash; what an attempt came to is
 * written before the next one starts. The order in which messages go is kept in memory, the messages in the file.
 *
 * @param file - made when it is missing; `:memory:` for none.
 * @throws OutboxFailedError
 */
export function sqliteOutbox(file: string, options: SqliteOutboxOptions = {}): Outbox {
  const database = openOutbox(file, options)
  const insert = database.prepare('INSERT INTO parcels (url, queue, message, due_ms) VALUES (?, ?, ?, ?)')
  const stored = database.prepare('SELECT message FROM parcels WHERE sequence = ?')
  const again = database.prepare('UPDATE parcels SET attempts = ?, due_ms = ? WHERE sequence = ?')
  const done = database.prepare('DELETE FROM parcels WHERE sequence = ?')
  const commits = groupCommit(database)
  const line = storedLine(database)
  return {
    async put(message, { dueMs, queue }) {
      const { url } = message
      const text = JSON.stringify(message)
      const sequence = await commits.write(() =>
        Number(insert.run(url, queue ?? null, text, dueMs).lastInsertRowid),
      )
      line.add({ sequence, url, attempts: 0, dueMs, ...(queue === undefined ? {} : { queue }) })
    },
    async take(nowMs, busyUrls) {
      const next = line.take(nowMs, busyUrls)
      if (typeof next === 'number') return next
      const { sequence, attempts } = next
      const message = JSON.parse(String(stored.get(sequence)?.message)) as Message
      return { sequence, attempts, message }
    },
    async settle({ sequence }, settlement) {
      await commits.write(() =>
        settlement.done ? done.run(sequence) : again.run(settlement.attempts, settlement.dueMs, sequence),
      )
      line.settle(sequence, settlement)
    },
    async count() {
      return line.count()
    },
    async close() {
      commits.flush()
      database.close()
    },
  }
}

/** All that an earlier process has left, in the order in which it was put in. */
function storedLine(database: DatabaseSync): LineUp {
  const line = lineUp()
  const rows = database.prepare(
    'SELECT sequence, url, queue, attempts, due_ms FROM parcels ORDER BY sequence',
  )
  for (const { sequence, url, queue, attempts, due_ms: dueMs } of rows.iterate()) {
    const place = {
      sequence: Number(sequence),
      url: String(url),
      attempts: Number(attempts),
      dueMs: Number(dueMs),
    }
    line.add(queue === null ? place : { ...place, queue: String(queue) })
  }
  return line
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
