import { type Dictionary, type InnerList, type Parameters, serializeDictionary } from 'structured-headers'
import { UsageError } from '../kernel/errors.ts'
import { missing } from './content.ts'
import { contentDigest } from './content-digest.ts'
import { headerEntries, type OutgoingDelivery } from './delivery.ts'
import { signatureBase, signBase } from './message-base.ts'
import type { MessageScheme } from './message-scheme.ts'
import { secretKeys } from './secret.ts'

/**
 * Signs by RFC 9421, one label per secret: the first as declared, the others numbered.
 *
 * @throws SecretMissingError, SignatureSchemeError
 */
export function messageHeaders(
  scheme: MessageScheme,
  secrets: readonly string[],
): (delivery: OutgoingDelivery) => Record<string, string> {
  const keys = secretKeys(scheme, secrets)
  const labels = keys.map((_, index) => (index === 0 ? scheme.label : `${scheme.label}-${index + 1}`))
  return ({ timestampSeconds, body, method, url, headers: given = {} }) => {
    const digest = scheme.components.includes('content-digest')
      ? { 'content-digest': contentDigest(scheme.digest, body) }
      : {}
    const input: InnerList = [
      scheme.components.map((name) => [name, new Map()]),
      signatureParameters(scheme, timestampSeconds),
    ]
    const headers = { ...Object.fromEntries(headerEntries(given)), ...digest }
    const base = signatureBase(input, { headers, method, url })
    if ('missing' in base) notGiven(base.missing)
    const inputs: Dictionary = new Map(labels.map((label) => [label, input]))
    const signatures: Dictionary = new Map(
      labels.map((label, index) => [label, [new Uint8Array(signBase(keys[index]!, base.text)), new Map()]]),
    )
    return {
      ...digest,
      'signature-input': serializeDictionary(inputs),
      signature: serializeDictionary(signatures),
    }
  }
}

function signatureParameters(scheme: MessageScheme, timestampSeconds: number): Parameters {
  const parameters: Parameters = new Map([['created', Math.floor(timestampSeconds)]])
  if (scheme.keyId !== '') parameters.set('keyid', scheme.keyId)
  if (scheme.statesAlgorithm) parameters.set('alg', 'hmac-sha256')
  return parameters
}

function notGiven(component: string): never {
  if (component.startsWith('@')) missing(component === '@method' ? 'method' : 'url')
  throw new UsageError(
    `Failed to sign a delivery: the scheme covers the header '${component}', which is not given.`,
    `Give '${component}' with the headers of the delivery, or take it out of 'components'.`,
  )
}
