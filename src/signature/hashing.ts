import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { HashFunctions } from './hash-functions.ts'

/** A prepared key. */
export type MacKey = KeyObject

/**
 * Node's own hashes. `createHmac` takes a `KeyObject` as it is, and prepares anything else anew on every call, which
 * for a Buffer takes about five times as long as signing 2 KB.
 */
export const hashing: HashFunctions<MacKey> = {
  key: createSecretKey,
  hmac: createHmac,
  hash: (algorithm, data) => createHash(algorithm).update(data).digest(),
  sameText(a, b) {
    const [left, right] = [Buffer.from(a), Buffer.from(b)]
    return left.length === right.length && timingSafeEqual(left, right)
  },
  print: (bytes, encoding) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding),
  read: (text, encoding) => Buffer.from(text, encoding),
}
