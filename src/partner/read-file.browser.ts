import type { ReadBytes } from './read-bytes.ts'

/** There is nothing to read from: who loads a descriptor here says how, with `read`. */
export const readFile: ReadBytes = () =>
  Promise.reject(new Error('there is no file system here; give the option read, with fetch say'))
