import { accessSync, constants, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The files that outlive the processes of the test. */
export interface Files {
  readonly folder: string
  readonly partner: string
  /** The emitter's. */
  readonly outbox: string
  /** The receiver's. */
  readonly store: string
  /** What the customer was told, a line each: the id of what was handed on, and the records in it. */
  readonly told: string
}

/**
 * In memory where the system offers files there. SIGKILL takes nothing from a file that was written, wherever the file
 * is; only a power cut could, and that is not what this test can make.
 */
export function makeFiles(): Files {
  const folder = mkdtempSync(join(memoryFolder() ?? tmpdir(), 'nothing-lost-'))
  const file = (name: string) => join(folder, name)
  return {
    folder,
    partner: file('partner.json'),
    outbox: file('outbox.db'),
    store: file('store.db'),
    told: file('told.txt'),
  }
}

function memoryFolder(): string | undefined {
  try {
    accessSync('/dev/shm', constants.W_OK)
    return '/dev/shm'
  } catch {
    return undefined
  }
}
