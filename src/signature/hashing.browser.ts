import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { ByteEncoding, HashFunctions, RunningHash } from './hash-functions.ts'

/** A prepared key. */
export type MacKey = Uint8Array

const HASHES = { sha1, sha256, sha512 } as const
const encoder = new TextEncoder()

/** Hashes in JavaScript, which answer at once everywhere: the web's own are promises. */
export const hashing: HashFunctions<MacKey> = {
  key: (bytes) => bytes.slice(),
  hmac: (algorithm, key) => fedWithText(hmac.create(HASHES[algorithm], key)),
  hash: (algorithm, data) => HASHES[algorithm](bytesOf(data)),
  sameText(a, b) {
    const [left, right] = [encoder.encode(a), encoder.encode(b)]
    if (left.length !== right.length) return false
    let difference = 0
    for (let index = 0; index < left.length; index++) difference |= left[index]! ^ right[index]!
    return difference === 0
  },
  print,
  read: (text, encoding) => (encoding === 'hex' ? readHex(text) : readBase64(text)),
}

function fedWithText(hash: { update(data: Uint8Array): unknown; digest(): Uint8Array }): RunningHash {
  function digest(): Uint8Array
  function digest(encoding: ByteEncoding): string
  function digest(encoding?: ByteEncoding): Uint8Array | string {
    const bytes = hash.digest()
    return encoding === undefined ? bytes : print(bytes, encoding)
  }
  return { update: (data) => hash.update(bytesOf(data)), digest }
}

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? encoder.encode(data) : data
}

function print(bytes: Uint8Array, encoding: ByteEncoding): string {
  if (encoding === 'hex') return bytesToHex(bytes)
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return encoding === 'base64' ? text : text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function readHex(text: string): Uint8Array {
  return /^([0-9a-fA-F]{2})*$/.test(text) ? hexToBytes(text.toLowerCase()) : new Uint8Array()
}

function readBase64(text: string): Uint8Array {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  if (!/^[A-Za-z0-9+/]*$/.test(plain) || plain.length % 4 === 1) return new Uint8Array()
  return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0))
}
