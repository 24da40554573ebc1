import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StoreFailedError } from '../client/sqlite-database.ts'
import { sqliteStore } from '../client/sqlite-store.ts'
import type { Store } from '../client/store.ts'
import type { Partner } from '../partner/partner.ts'
import type { Target } from './environment.ts'
import { makeFolders } from './make-folders.ts'

/** Where the connections to one environment of a partner are kept unless a command is told otherwise. */
export function connectionFile({ id }: Partner, { name }: Target, folder = '.terrarium'): string {
  return join(folder, `${id}-${name}.sqlite`)
}

/** Whether anybody has connected yet. */
export function hasConnections(file: string): boolean {
  return existsSync(file)
}

/**
 * Open the file, or make it; nobody but its owner may read it, nor what SQLite puts beside it.
 *
 * @throws StoreFailedError
 */
export function openConnections(file: string): Store {
  try {
    makeFolders(dirname(file), 0o700)
    // SQLite gives its journal the mode of the database, so the mode must be right before there is anything in it.
    if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600 })
    chmodSync(file, 0o600)
  } catch (thrown) {
    throw new StoreFailedError(file, thrown)
  }
  return sqliteStore(file)
}
