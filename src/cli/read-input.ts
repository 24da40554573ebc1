import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { TerrariumError } from '../kernel/errors.ts'

/** A file that a command line names cannot be read. */
export class FileUnreadableError extends TerrariumError {
  readonly code = 'FILE_UNREADABLE'
  readonly file: string

  constructor(file: string, reason: string) {
    super(
      `Failed to read ${file}: ${reason}.`,
      'Name a file that exists and may be read, or - for standard input.',
    )
    this.file = file
  }
}

/** The bytes of a file, or of standard input for `-`. @throws FileUnreadableError */
export async function readInput(file: string): Promise<Uint8Array> {
  try {
    return file === '-' ? await buffer(process.stdin) : await readFile(file)
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException
    throw new FileUnreadableError(file, REASONS[code ?? ''] ?? String(code))
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'it may not be read',
}
