/** Reads a file's bytes; rejects as `node:fs` does, with `ENOENT` where there is none. */
export type ReadBytes = (file: string) => Promise<Uint8Array>
