import { TerrariumError } from '../kernel/errors.ts'
import { hashing, type MacKey } from './hashing.ts'
import { SignatureSchemeError } from './scheme-error.ts'

export type SecretEncoding = 'utf8' | 'base64' | 'hex'

export const SECRET_ENCODINGS: readonly SecretEncoding[] = ['utf8', 'base64', 'hex']

/** How a secret, as people copy it, becomes the bytes of a key. */
export interface KeyRule {
  /** Text with one `{secret}`: `{secret}&` appends an ampersand to the decoded secret. */
  readonly key: string
  readonly secretEncoding: SecretEncoding
  /** Taken off before decoding where the secret begins with it, `whsec_` say. */
  readonly secretPrefix: string
}

/** There is no secret to sign or verify with. Never verify with an empty key: anyone can sign with one. */
export class SecretMissingError extends TerrariumError {
  readonly code = 'SECRET_MISSING'
}

/**
 * The keys of a scheme, made once for all that they sign.
 *
 * @throws SecretMissingError where there is no secret, or an empty one.
 * @throws SignatureSchemeError where a secret is not encoded as the scheme says.
 */
export function secretKeys(rule: KeyRule, secrets: readonly string[]): readonly MacKey[] {
  requireSecrets(secrets)
  return secrets.map((secret, index) => {
    const bytes = keyBytes(rule, secret)
    if (bytes !== undefined) return hashing.key(bytes)
    throw new SignatureSchemeError(
      '/secretEncoding',
      `secret ${index + 1} of ${secrets.length} is not ${rule.secretEncoding}, as the scheme says`,
      `Give the secret as the partner shows it, or correct 'secretEncoding' (now ${rule.secretEncoding}).`,
    )
  })
}

/** @throws SecretMissingError */
export function requireSecrets(secrets: readonly string[]): void {
  if (secrets.length === 0) throw missing('none is given')
  secrets.forEach((secret, index) => {
    if (typeof secret !== 'string' || secret.trim() === '') {
      throw missing(`secret ${index + 1} of ${secrets.length} is empty`)
    }
  })
}

const encoder = new TextEncoder()

/** The key's bytes, or `undefined` where the secret is not encoded as the rule says. */
export function keyBytes(rule: KeyRule, secret: string): Uint8Array | undefined {
  const bare = secret.startsWith(rule.secretPrefix) ? secret.slice(rule.secretPrefix.length) : secret
  if (bare === '') throw missing(`only its prefix '${rule.secretPrefix}' is given`)
  const decoded = decodeSecret(rule.secretEncoding, bare)
  if (decoded === undefined) return undefined
  const [before = '', after = ''] = rule.key.split('{secret}')
  return Uint8Array.from([...encoder.encode(before), ...decoded, ...encoder.encode(after)])
}

function decodeSecret(encoding: SecretEncoding, text: string): Uint8Array | undefined {
  switch (encoding) {
    case 'utf8':
      return encoder.encode(text)
    case 'hex':
      return /^([0-9a-fA-F]{2})+$/.test(text) ? hashing.read(text, 'hex') : undefined
    case 'base64': {
      const unpadded = text.replace(/={1,2}$/, '')
      const wellFormed = /^[A-Za-z0-9+/]+$/.test(unpadded) && unpadded.length % 4 !== 1
      return wellFormed ? hashing.read(unpadded, 'base64') : undefined
    }
  }
}

function missing(reason: string): SecretMissingError {
  return new SecretMissingError(
    `Failed to prepare the signature's key: ${reason}.`,
    'Set the secret that the partner showed when the webhook was registered; an empty key protects nothing.',
  )
}
