export type HashAlgorithm = 'sha1' | 'sha256' | 'sha512'

/** How bytes are written as text where a platform does it by itself. */
export type ByteEncoding = 'hex' | 'base64' | 'base64url'

/** A hash that is being fed. */
export interface RunningHash {
  /** Text is fed as UTF-8. */
  update(data: string | Uint8Array): unknown
  /** Once; a hash ends with it. */
  digest(): Uint8Array
  digest(encoding: ByteEncoding): string
}

/**
 * What signatures need of the platform they run on. All of it answers at once: a promise per signature, as the web's
 * `crypto.subtle` has it, costs more than the hash itself, and would make every caller wait.
 *
 * `hashing.ts` is Node's, `hashing.browser.ts` is for everywhere else; bundlers swap them (`browser` in package.json).
 */
export interface HashFunctions<Key> {
  /** Prepares a key once for many signatures. */
  key(bytes: Uint8Array): Key
  hmac(algorithm: HashAlgorithm, key: Key): RunningHash
  hash(algorithm: HashAlgorithm, data: string | Uint8Array): Uint8Array
  /**
   * Whether two texts are the same, in a time that depends on their lengths alone. Signatures are compared as they are
   * written, not as the bytes they stand for, so that no lenient reading of hex or base64 lets a second spelling in.
   */
  sameText(a: string, b: string): boolean
  print(bytes: Uint8Array, encoding: ByteEncoding): string
  /** Leniently: base64 may be either alphabet, padded or not. What cannot be read gives bytes that print as another text. */
  read(text: string, encoding: 'hex' | 'base64'): Uint8Array
}
