import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and what is missing above it, step by step: Node's own `recursive` never ends, and heeds no signal,
 * where the system lets nobody make a folder, as in /proc.
 *
 * @param mode - of each that is made; what the process's mask leaves unless told.
 */
export function makeFolders(folder: string, mode = 0o777): void {
  if (existsSync(folder)) return
  makeFolders(dirname(folder), mode)
  try {
    mkdirSync(folder, { mode })
  } catch (thrown) {
    // It may be there by now: another process has made it, or it is `new/..`.
    if (!existsSync(folder)) throw thrown
  }
}
