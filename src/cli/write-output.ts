import { access, appendFile, constants, rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { TerrariumError } from '../kernel/errors.ts'
import { makeFolders } from './make-folders.ts'

/** A file that a command line names cannot be written. */
export class FileUnwritableError extends TerrariumError {
  readonly code = 'FILE_UNWRITABLE'
  readonly file: string

  constructor(file: string, reason: string) {
    super(`Failed to write ${file}: ${reason}.`, 'Name a file in a folder that exists and may be written to.')
    this.file = file
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  EEXIST: 'it is a file, and a folder is wanted',
  ENOTDIR: 'what should be its folder is a file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be written',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
}

/** @throws FileUnwritableError */
export function writeOutput(file: string, text: string): Promise<void> {
  return orUnwritable(file, writeFile(file, text))
}

/** Who waits for the file finds all of it or nothing. @throws FileUnwritableError */
export function writeWhole(file: string, text: string): Promise<void> {
  const whole = writeFile(`${file}.part`, text).then(() => rename(`${file}.part`, file))
  return orUnwritable(file, whole)
}

/** @throws FileUnwritableError */
export function appendOutput(file: string, text: string): Promise<void> {
  return orUnwritable(file, appendFile(file, text))
}

/** @throws FileUnwritableError */
export async function makeFolder(folder: string): Promise<void> {
  const made = (async () => {
    makeFolders(folder)
    if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error(), { code: 'EEXIST' })
  })()
  await orUnwritable(folder, made)
}

/**
 * For work that takes long: that its files can be written is seen before it begins. `-` and what is not named always
 * can.
 *
 * @throws FileUnwritableError
 */
export async function requireWritable(files: readonly (string | undefined)[]): Promise<void> {
  for (const file of files) {
    if (file === undefined || file === '-') continue
    await orUnwritable(file, access(dirname(file), constants.W_OK))
    const there = await stat(file).catch(() => undefined)
    if (there?.isDirectory()) throw new FileUnwritableError(file, REASONS.EISDIR!)
    if (there !== undefined) await orUnwritable(file, access(file, constants.W_OK))
  }
}

async function orUnwritable<T>(file: string, written: Promise<T>): Promise<T> {
  try {
    return await written
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException
    throw new FileUnwritableError(file, REASONS[code ?? ''] ?? String(code))
  }
}
