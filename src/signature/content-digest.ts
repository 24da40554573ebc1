import { type Dictionary, parseDictionary, serializeDictionary } from 'structured-headers'
import type { HashAlgorithm } from './hash-functions.ts'
import { hashing } from './hashing.ts'
import { DIGEST_ALGORITHMS, type DigestAlgorithm } from './message-scheme.ts'

/** The value of a Content-Digest field (RFC 9530 section 2). */
export function contentDigest(algorithm: DigestAlgorithm, body: Uint8Array | string): string {
  const digest: Dictionary = new Map([[algorithm, [new Uint8Array(hashOf(algorithm, body)), new Map()]]])
  return serializeDictionary(digest)
}

/** Whether the field holds a digest that we know, and every one that we know is the body's. */
export function digestMatches(field: string, body: Uint8Array): boolean {
  const digests = readDictionary(field)
  const known = DIGEST_ALGORITHMS.filter((algorithm) => digests?.has(algorithm))
  return (
    known.length > 0 &&
    known.every((algorithm) => {
      const digest = digests?.get(algorithm)?.[0]
      return digest instanceof ArrayBuffer && print(hashOf(algorithm, body)) === print(new Uint8Array(digest))
    })
  )
}

/** A structured field that is a dictionary (RFC 9651 section 3.2), or `undefined` where it is none. */
export function readDictionary(field: string): Dictionary | undefined {
  try {
    return parseDictionary(field)
  } catch {
    return undefined
  }
}

function hashOf(algorithm: DigestAlgorithm, body: Uint8Array | string): Uint8Array {
  return hashing.hash(algorithm.replace('-', '') as HashAlgorithm, body)
}

function print(bytes: Uint8Array): string {
  return hashing.print(bytes, 'base64')
}
