import { UsageError } from '../kernel/errors.ts'
import { takeBodySteps } from './body-step.ts'
import { compileContent, feedContent } from './content.ts'
import type { OutgoingDelivery } from './delivery.ts'
import { encodeDigest } from './encoding.ts'
import { hashing } from './hashing.ts'
import type { HmacScheme } from './hmac-scheme.ts'
import { isFramedId } from './id.ts'
import { messageHeaders } from './message-sign.ts'
import { bodyPlaces } from './place-in-body.ts'
import type { SignatureScheme } from './scheme.ts'
import { secretKeys } from './secret.ts'
import { isPrintableTime, printTimestamp } from './timestamp.ts'
import { tokenHeaders } from './token.ts'
import { compileValue } from './value.ts'

/** A scheme and its secrets, ready to sign deliveries. */
export interface Signer {
  /**
   * The headers to send with the delivery, names in lower case.
   *
   * @throws UsageError where the delivery lacks what the scheme signs, or its id could be mistaken for more than an id.
   */
  sign(delivery: OutgoingDelivery): Record<string, string>
}

/**
 * @param secrets - all of them sign where the scheme can carry several signatures, for a rotation; else the first.
 * @throws SecretMissingError, SignatureSchemeError
 */
export function createSigner(scheme: SignatureScheme, secrets: readonly string[]): Signer {
  switch (scheme.kind) {
    case 'hmac':
      return hmacSigner(scheme, secrets)
    case 'messageSignature':
      return { sign: messageHeaders(scheme, secrets) }
    case 'token': {
      const headers = tokenHeaders(scheme, secrets)
      return { sign: () => ({ ...headers }) }
    }
  }
}

function hmacSigner(scheme: HmacScheme, secrets: readonly string[]): Signer {
  const keys = secretKeys(scheme, scheme.several === 'none' ? secrets.slice(0, 1) : secrets)
  const content = compileContent(scheme.content)
  const value = compileValue(scheme.value, scheme.several)
  const isIdSent = scheme.id.from === 'header' || content.uses('id')
  const unit = scheme.timestamp.from === 'none' ? 's' : scheme.timestamp.unit
  return {
    sign(delivery) {
      const { id, timestamp } = stamps(scheme, delivery)
      if (id !== undefined && isIdSent && !isFramedId(id, content.afterId))
        throw unframed(id, content.afterId)
      const body = takeBodySteps(scheme.body, delivery.body)
      if (body === undefined) throw unalterable(scheme)
      const { method, url } = delivery
      const signatures = keys.map((key) => {
        const hmac = hashing.hmac(scheme.algorithm, key)
        feedContent(hmac, content, { id, timestamp, unit, body, method, url })
        return encodeDigest(scheme.encoding, (encoding) => hmac.digest(encoding))
      })
      const headers: Record<string, string> = {}
      if (scheme.id.from === 'header' && id !== undefined) headers[scheme.id.header] = id
      if (scheme.timestamp.from === 'header') headers[scheme.timestamp.header] = timestamp!
      headers[scheme.header] = value.write(signatures, timestamp ?? '')
      return headers
    },
  }
}

/** The id and the timestamp as text; those that stand in the body are the body's, whatever the caller says. */
function stamps(
  scheme: HmacScheme,
  delivery: OutgoingDelivery,
): { readonly id: string | undefined; readonly timestamp: string | undefined } {
  const inBody = bodyPlaces(scheme, delivery.body)
  const id = scheme.id.from === 'body' ? inBody?.id : delivery.id
  const place = scheme.timestamp
  switch (place.from) {
    case 'none':
      return { id, timestamp: undefined }
    case 'body':
      return { id, timestamp: inBody?.timestamp }
    case 'header':
    case 'value': {
      if (isPrintableTime(delivery.timestampSeconds)) {
        return { id, timestamp: printTimestamp(place.unit, delivery.timestampSeconds) }
      }
      throw new UsageError(
        `Failed to sign a delivery: ${delivery.timestampSeconds} is no time of a delivery in epoch seconds.`,
        'Give seconds since 1970, not milliseconds; from 2001 on, as the digits tell the unit.',
      )
    }
  }
}

function unframed(id: string, separator: string): UsageError {
  return new UsageError(
    `Failed to sign a delivery: the id '${id}' could be mistaken for more than an id.`,
    separator === ''
      ? 'Use visible ASCII characters.'
      : `Use visible ASCII characters and no '${separator}', which ends the id in the signed content.`,
  )
}

function unalterable({ body }: HmacScheme): UsageError {
  return new UsageError(
    `Failed to sign a delivery: its body cannot take the steps ${body.join(', ')}.`,
    "Send JSON in UTF-8, or take the steps out of the scheme's 'body'.",
  )
}
