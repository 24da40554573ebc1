import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UsageError } from '../../kernel/errors.ts'
import type { CheckFlags } from './flags.ts'

/**
 * Every file that a run is to write can be written: that is found out before the run, not after it.
 *
 * @throws UsageError
 */
export async function requireWritable(
  flags: Pick<CheckFlags, 'json' | 'junit' | 'sarif' | 'html'>,
): Promise<void> {
  for (const name of ['json', 'junit', 'sarif', 'html'] as const) {
    const file = flags[name]
    if (file === undefined || (name === 'json' && file === '-')) continue
    const there = await stat(file).catch(() => undefined)
    const isFolder = there?.isDirectory() === true
    const place = there === undefined ? dirname(file) : file
    const mayWrite = await access(place, constants.W_OK).then(
      () => true,
      () => false,
    )
    if (mayWrite && !isFolder) continue
    throw new UsageError(
      `Failed to write ${file} for --${name}: ${isFolder ? 'it is a folder' : 'it cannot be written there'}.`,
      'Name a file in a folder that exists and may be written.',
    )
  }
}
