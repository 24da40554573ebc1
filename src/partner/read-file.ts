import { readFile as readNodeFile } from 'node:fs/promises'
import type { ReadBytes } from './read-bytes.ts'

/** Reads from the file system. */
export const readFile: ReadBytes = (file) => readNodeFile(file)
