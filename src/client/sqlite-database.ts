import { closeSync, openSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { messageOf, TerrariumError } from '../kernel/errors.ts'
import { SQLITE_SCHEMA } from './sqlite-schema.ts'

/** The store's file cannot be opened, or is none. */
export class StoreFailedError extends TerrariumError {
  readonly code = 'STORE_FAILED'
  readonly file: string

  constructor(file: string, cause: unknown) {
    super(
      `Failed to open the store ${file}: ${messageOf(cause)}.`,
      'Name a file in a folder that exists and that you may write to, or remove a file that is no store.',
      { cause },
    )
    this.file = file
  }
}

/**
 * Opens a store's file, made when it is missing and readable by its owner alone: it holds tokens.
 *
 * WAL lets several processes read while one writes. `synchronous = FULL`, and not the `NORMAL` that WAL invites: with
 * `NORMAL` a killed process loses nothing, but a power cut can take back the last transactions. Here those are a
 * rotated refresh token, without which the grant is dead, or an event that has been acknowledged and never comes again.
 * Both happen seldom enough to wait for the disk.
 *
 * Once it is open, a statement on a file that another process holds fails at once: `whenFree` tries it again.
 *
 * @param file - `:memory:` for none.
 * @throws StoreFailedError
 */
export function openDatabase(file: string): DatabaseSync {
  try {
    if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600))
    const database = new DatabaseSync(file)
    database.exec('PRAGMA busy_timeout = 5000')
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    database.exec(SQLITE_SCHEMA)
    database.exec('PRAGMA busy_timeout = 0')
    return database
  } catch (thrown) {
    throw new StoreFailedError(file, thrown)
  }
}

/** Runs work as one transaction; what it throws undoes it. `IMMEDIATE`, so that two writers queue and neither fails. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (thrown) {
    // SQLite has ended it already where the disk is full: to end it twice would hide the reason.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw thrown
  }
}

/** One row, or one value of each column that was asked for. */
export type Row = Readonly<Record<string, string | number | null>>

/** Statements of one database, each prepared once. */
export class Statements {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined
  }

  all(sql: string, ...values: SQLInputValue[]): readonly Row[] {
    return this.#statement(sql).all(...values) as Row[]
  }

  /** @returns how many rows have changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes)
  }

  #statement(sql: string): StatementSync {
    const known = this.#prepared.get(sql)
    if (known !== undefined) return known
    const prepared = this.#database.prepare(sql)
    this.#prepared.set(sql, prepared)
    return prepared
  }
}
