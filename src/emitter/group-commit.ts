import type { DatabaseSync } from 'node:sqlite'

/** Writes to a database that share transactions. */
export interface GroupCommit {
  /** Resolves with what the work returns once it is committed; rejects, with all of its group undone, when any of it throws. */
  write<T>(work: () => T): Promise<T>
  /** Commits what waits. */
  flush(): void
}

interface Waiting {
  readonly work: () => unknown
  readonly resolve: (result: unknown) => void
  readonly reject: (thrown: unknown) => void
}

/**
 * All that is asked for within one turn of the event loop becomes one transaction: where each one waits for the disk,
 * thirty attempts that end together wait for it once.
 */
export function groupCommit(database: DatabaseSync): GroupCommit {
  let group: Waiting[] = []
  const flush = () => {
    const now = group
    group = []
    if (now.length === 0) return
    try {
      database.exec('BEGIN IMMEDIATE')
      const results = now.map(({ work }) => work())
      database.exec('COMMIT')
      for (const [index, { resolve }] of now.entries()) resolve(results[index])
    } catch (thrown) {
      if (database.isTransaction) database.exec('ROLLBACK')
      for (const { reject } of now) reject(thrown)
    }
  }
  return {
    write: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (group.length === 0) setImmediate(flush)
        group.push({ work, resolve: resolve as Waiting['resolve'], reject })
      }),
    flush,
  }
}
