import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sqliteStore } from '../client/sqlite-store.ts'
import type { Store } from '../client/store.ts'
import type { Partner } from '../partner/partner.ts'
import type { Target } from './environment.ts'

/** Where the connections to one environment of a partner are kept unless a command is told otherwise. */
export function connectionFile({ id }: Partner, { name }: Target, folder = '.terrarium'): string {
  return join(folder, `${id}-${name}.sqlite`)
}

/** Whether anybody has connected yet. */
export function hasConnections(file: string): boolean {
  return existsSync(file)
}

/** Open the file, or make it; nobody but its owner may read it, nor what SQLite puts beside it. */
export function openConnections(file: string): Store {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // SQLite gives its journal the mode of the database, so the mode must be right before there is anything in it.
  if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600 })
  chmodSync(file, 0o600)
  return sqliteStore(file)
}
