/**
 * Verifies webhook signatures of any declared scheme.
 *
 * @module terrarium-kit/signature
 */

import { UsageError } from '../kernel/errors.ts'
import { takeBodySteps } from './body-step.ts'
import { type Content, type ContentValues, compileContent, feedContent } from './content.ts'
import { headerValue, type IncomingDelivery } from './delivery.ts'
import { decodeDigest, encodeDigest, SIGNATURE_ENCODINGS } from './encoding.ts'
import { hashing } from './hashing.ts'
import type { HmacScheme } from './hmac-scheme.ts'
import { isFramedId } from './id.ts'
import { messageVerifier } from './message-verify.ts'
import { bodyPlaces } from './place-in-body.ts'
import type { SignatureScheme } from './scheme.ts'
import { secretKeys } from './secret.ts'
import { readTimestamp } from './timestamp.ts'
import { tokenVerifier } from './token.ts'
import { compileValue } from './value.ts'
import { judgeTimestamp, missingHeader, type Refusal, refuse, type Verifier } from './verification.ts'

/**
 * Compares in constant time, and takes nothing but the exact spelling that the scheme prescribes.
 *
 * @param secrets - any of them will do, for a rotation.
 * @throws SecretMissingError, SignatureSchemeError
 */
export function createVerifier(scheme: SignatureScheme, secrets: readonly string[]): Verifier {
  const verifier = verifierOf(scheme, secrets)
  return {
    verify(delivery, nowSeconds) {
      if (delivery.body instanceof Uint8Array) return verifier.verify(delivery, nowSeconds)
      throw new UsageError(
        'Failed to verify a delivery: its body is not raw bytes.',
        'Keep the bytes as they arrived; a parsed body, printed again, is not what was signed.',
      )
    },
  }
}

function verifierOf(scheme: SignatureScheme, secrets: readonly string[]): Verifier {
  switch (scheme.kind) {
    case 'hmac':
      return hmacVerifier(scheme, secrets)
    case 'messageSignature':
      return messageVerifier(scheme, secrets)
    case 'token':
      return tokenVerifier(scheme, secrets)
  }
}

function hmacVerifier(scheme: HmacScheme, secrets: readonly string[]): Verifier {
  const keys = secretKeys(scheme, secrets)
  const content = compileContent(scheme.content)
  const readClaims = claimsReader(scheme, content)
  return {
    verify(delivery, nowSeconds) {
      const claims = readClaims(delivery)
      if ('reason' in claims) return claims
      const { signatures, values, timestampSeconds } = claims
      const secretIndex = keys.findIndex((key) => {
        const hmac = hashing.hmac(scheme.algorithm, key)
        feedContent(hmac, content, values)
        const expected = encodeDigest(scheme.encoding, (encoding) => hmac.digest(encoding))
        return signatures.some((signature) => hashing.sameText(expected, signature))
      })
      if (secretIndex === -1) return noMatch(scheme, signatures, keys.length)
      const stale =
        timestampSeconds !== undefined && scheme.timestamp.from !== 'none'
          ? judgeTimestamp(timestampSeconds, nowSeconds, scheme.timestamp.toleranceSeconds)
          : undefined
      return stale ?? { valid: true, id: values.id, timestampSeconds, secretIndex }
    },
  }
}

/** What a delivery says of itself, before anything of it is believed. */
interface Claims {
  readonly signatures: readonly string[]
  readonly values: ContentValues
  readonly timestampSeconds: number | undefined
}

function claimsReader(
  scheme: HmacScheme,
  content: Content,
): (delivery: IncomingDelivery) => Claims | Refusal {
  const grammar = compileValue(scheme.value, scheme.several)
  const { timestamp: place } = scheme
  const unit = place.from === 'none' ? 's' : place.unit
  return (delivery) => {
    const { headers, method, url } = delivery
    const header = headerValue(headers, scheme.header)
    if (header === undefined) return missingHeader(scheme.header, 'signature')
    const value = grammar.read(header)
    if (value === undefined) return malformedValue(scheme, header)
    const inBody = bodyPlaces(scheme, delivery.body)

    const id = scheme.id.from === 'header' ? headerValue(headers, scheme.id.header) : inBody?.id
    if (id === undefined && content.uses('id')) return missingStamp(scheme.id, 'id')
    if (id !== undefined && content.uses('id') && !isFramedId(id, content.afterId)) {
      return malformedId(id, content.afterId)
    }

    const timestamp =
      place.from === 'header'
        ? headerValue(headers, place.header)
        : place.from === 'value'
          ? value.timestamp
          : inBody?.timestamp
    if (timestamp === undefined && place.from !== 'none') return missingStamp(place, 'timestamp')
    const timestampSeconds = timestamp === undefined ? undefined : readTimestamp(unit, timestamp)
    if (timestamp !== undefined && timestampSeconds === undefined) return malformedTimestamp(timestamp, unit)

    const body = takeBodySteps(scheme.body, delivery.body)
    if (body === undefined) return malformedBody(scheme)
    const values = { id, timestamp, unit, body, method, url }
    return { signatures: value.signatures, values, timestampSeconds }
  }
}

function noMatch(scheme: HmacScheme, signatures: readonly string[], secretCount: number): Refusal {
  const written = signatures.filter((signature) => decodeDigest(scheme.encoding, signature) !== undefined)
  if (written.length === 0) {
    const other = SIGNATURE_ENCODINGS.find((encoding) => decodeDigest(encoding, signatures[0]!) !== undefined)
    return refuse(
      'malformed-header',
      `The signature is not ${scheme.encoding} as it should be${other === undefined ? '' : `; it looks like ${other}`}.`,
      `Write the digest as ${scheme.encoding}, exactly.`,
    )
  }
  return refuse(
    'mismatch',
    `The signature is none that ${secretCount === 1 ? 'the secret' : `any of the ${secretCount} secrets`} gives for '${scheme.content}'.`,
    'Compare the secret, and sign the very bytes that are sent; `terrarium verify` finds out what the sender did.',
  )
}

function malformedValue({ header, value }: HmacScheme, found: string): Refusal {
  return refuse(
    'malformed-header',
    `'${header}' does not read '${value}': '${found.length > 80 ? `${found.slice(0, 80)}…` : found}'.`,
    `Write the header as '${value}', or correct 'value' in the descriptor.`,
  )
}

function missingStamp(place: HmacScheme['id'] | HmacScheme['timestamp'], what: string): Refusal {
  if (place.from === 'header') return missingHeader(place.header, what)
  if (place.from === 'body') {
    return refuse('malformed-body', `There is no ${what} at '${place.at}' in the body.`, 'Send it there.')
  }
  return refuse('malformed-header', `The signature header has no ${what}.`, `Write the ${what} into it.`)
}

function malformedId(id: string, separator: string): Refusal {
  return refuse(
    'malformed-header',
    `The id '${id}' could be mistaken for more than an id: two deliveries could share one signature.`,
    `Use ids of visible ASCII characters${separator === '' ? '' : ` without '${separator}'`}.`,
  )
}

function malformedTimestamp(timestamp: string, unit: string): Refusal {
  const wanted = {
    s: 'ten digits, seconds',
    ms: 'thirteen digits, milliseconds',
    iso8601: 'an ISO 8601 time',
  }[unit]
  return refuse('malformed-header', `The timestamp '${timestamp}' is not ${wanted}.`, `Send ${wanted}.`)
}

function malformedBody({ body }: HmacScheme): Refusal {
  return refuse(
    'malformed-body',
    `The body cannot take the steps that precede the signature: ${body.join(', ')}.`,
    'Send JSON in UTF-8, or sign the bytes as they are sent.',
  )
}
