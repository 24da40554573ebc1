import { hashing } from './hashing.ts'

/** How a digest's bytes become text. `base64OfHex` is what comes of encoding the hexadecimal text once more. */
export type SignatureEncoding =
  | 'hex'
  | 'HEX'
  | 'base64'
  | 'base64url'
  | 'base64Unpadded'
  | 'base64urlPadded'
  | 'base64OfHex'

export const SIGNATURE_ENCODINGS: readonly SignatureEncoding[] = [
  'hex',
  'HEX',
  'base64',
  'base64url',
  'base64Unpadded',
  'base64urlPadded',
  'base64OfHex',
]

/** Bytes that can print themselves, as a hash's digest does. */
type Print = (encoding: 'hex' | 'base64' | 'base64url') => string

/** @param print - the digest, printing itself; called once, as a hash can be. */
export function encodeDigest(encoding: SignatureEncoding, print: Print): string {
  switch (encoding) {
    case 'hex':
    case 'base64':
    case 'base64url':
      return print(encoding)
    case 'HEX':
      return print('hex').toUpperCase()
    case 'base64Unpadded':
      return print('base64').replace(/=+$/, '')
    case 'base64urlPadded':
      return padded(print('base64url'))
    case 'base64OfHex':
      return btoa(print('hex'))
  }
}

/** The bytes, or `undefined` where the text is not exactly what `encodeDigest` would have printed. */
export function decodeDigest(encoding: SignatureEncoding, text: string): Uint8Array | undefined {
  const bytes = decodeLeniently(encoding, text)
  return encodeDigest(encoding, (name) => hashing.print(bytes, name)) === text ? bytes : undefined
}

function decodeLeniently(encoding: SignatureEncoding, text: string): Uint8Array {
  if (encoding === 'hex' || encoding === 'HEX') return hashing.read(text, 'hex')
  const bytes = hashing.read(text, 'base64')
  return encoding === 'base64OfHex' ? hashing.read(new TextDecoder('latin1').decode(bytes), 'hex') : bytes
}

function padded(text: string): string {
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}
