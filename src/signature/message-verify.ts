import type { BareItem, InnerList, Item } from 'structured-headers'
import { missing } from './content.ts'
import { digestMatches, readDictionary } from './content-digest.ts'
import { headerValue, type IncomingDelivery } from './delivery.ts'
import { hashing, type MacKey } from './hashing.ts'
import { coveredNames, signatureBase, signBase } from './message-base.ts'
import { DERIVED_COMPONENTS, type MessageScheme } from './message-scheme.ts'
import { secretKeys } from './secret.ts'
import {
  judgeTimestamp,
  missingHeader,
  type Refusal,
  refuse,
  type Verification,
  type Verifier,
} from './verification.ts'

/**
 * Takes a delivery as soon as one label of it meets the scheme's demands and bears a signature by one of the secrets.
 *
 * @throws SecretMissingError, SignatureSchemeError
 */
export function messageVerifier(scheme: MessageScheme, secrets: readonly string[]): Verifier {
  const keys = secretKeys(scheme, secrets)
  return {
    verify(delivery, nowSeconds) {
      const signed = readSignatures(delivery)
      if ('reason' in signed) return signed
      // The declared label first: where none is good, its fault is the one worth reporting.
      const ours = (label: string) => Number(label === scheme.label)
      const inOrder = signed.signatures.toSorted((a, b) => ours(b.label) - ours(a.label))
      let first: Refusal | undefined
      for (const signature of inOrder) {
        const verdict =
          demand(scheme, signature.input) ?? judge(scheme, keys, signature, delivery, nowSeconds)
        if (verdict.valid) return verdict
        first ??= verdict
      }
      return first ?? malformed('No label stands in both Signature-Input and Signature.')
    },
  }
}

interface LabelledSignature {
  readonly label: string
  readonly input: InnerList
  /** Base64, as written. */
  readonly signature: string
}

function readSignatures({
  headers,
}: IncomingDelivery): { readonly signatures: readonly LabelledSignature[] } | Refusal {
  const [inputField, signatureField] = [
    headerValue(headers, 'signature-input'),
    headerValue(headers, 'signature'),
  ]
  if (inputField === undefined) return missingHeader('signature-input', "signature's components")
  if (signatureField === undefined) return missingHeader('signature', 'signature')
  const [inputs, signatures] = [readDictionary(inputField), readDictionary(signatureField)]
  if (inputs === undefined) return malformed('Signature-Input is not a structured dictionary.')
  if (signatures === undefined) return malformed('Signature is not a structured dictionary.')
  const found: LabelledSignature[] = []
  for (const [label, input] of inputs) {
    const bytes = signatures.get(label)?.[0]
    if (bytes === undefined) continue
    if (!isInnerList(input)) return malformed(`'${label}' of Signature-Input is no list of components.`)
    if (!(bytes instanceof ArrayBuffer)) return malformed(`'${label}' of Signature is no byte sequence.`)
    const signature = hashing.print(new Uint8Array(bytes), 'base64')
    // The parser is lenient about base64; a second spelling of the same bytes is refused here.
    if (!signatureField.includes(`:${signature}:`))
      return malformed(`'${label}' is not the base64 of its bytes.`)
    found.push({ label, input, signature })
  }
  return { signatures: found }
}

function isInnerList(member: Item | InnerList): member is InnerList {
  return Array.isArray(member[0])
}

/** What the scheme demands of components and parameters, before any hash is taken. */
function demand(scheme: MessageScheme, input: InnerList): Refusal | undefined {
  const [items, parameters] = input
  if (items.some(([name, flags]) => typeof name !== 'string' || flags.size > 0)) {
    return malformed('A covered component has parameters, which are not supported, or is no string.')
  }
  const names = coveredNames(input)
  if (new Set(names).size !== names.length) return malformed('A component is covered twice.')
  const stranger = names.find((name) => name.startsWith('@') && !DERIVED_COMPONENTS.includes(name))
  if (stranger !== undefined) return malformed(`'${stranger}' is not a component of a request.`)
  const lacking = scheme.components.filter((name) => !names.includes(name))
  if (lacking.length > 0) {
    const list = lacking.join(', ')
    return refuse(
      'not-covered',
      `The signature does not cover ${list}.`,
      `Cover ${list} too, as the scheme says.`,
    )
  }
  if (!Number.isSafeInteger(parameters.get('created')))
    return malformed("'created', a time in seconds, is missing.")
  if ((parameters.get('alg') ?? 'hmac-sha256') !== 'hmac-sha256')
    return malformed("'alg' is not hmac-sha256.")
  if (scheme.keyId === '' || parameters.get('keyid') === scheme.keyId) return undefined
  return refuse(
    'mismatch',
    `The keyid is not '${scheme.keyId}'.`,
    'Sign with the key that the descriptor names.',
  )
}

function judge(
  { components, toleranceSeconds }: MessageScheme,
  keys: readonly MacKey[],
  { input, signature }: LabelledSignature,
  delivery: IncomingDelivery,
  nowSeconds: number,
): Verification {
  const base = signatureBase(input, delivery)
  if ('missing' in base) return lacks(base.missing, components)
  const secretIndex = keys.findIndex((key) =>
    hashing.sameText(hashing.print(signBase(key, base.text), 'base64'), signature),
  )
  if (secretIndex === -1) {
    return refuse(
      'mismatch',
      `No secret gives the signature over ${coveredNames(input).join(', ')}.`,
      'Compare the secret, and the method and URL that each side sees: a proxy may change them.',
    )
  }
  const field = coveredNames(input).includes('content-digest')
    ? headerValue(delivery.headers, 'content-digest')
    : undefined
  if (field !== undefined && !digestMatches(field, delivery.body)) {
    return refuse(
      'mismatch',
      'The signature is right, but Content-Digest is not the digest of the body that arrived.',
      'Hash the very bytes that are sent; something on the way may have changed them.',
    )
  }
  const created = input[1].get('created') as number
  return (
    judgeExpiry(input[1].get('expires'), nowSeconds) ??
    judgeTimestamp(created, nowSeconds, toleranceSeconds) ?? {
      valid: true,
      id: undefined,
      timestampSeconds: created,
      secretIndex,
    }
  )
}

/** What the caller leaves out is the caller's mistake where the scheme asks for it, and the sender's where it does not. */
function lacks(component: string, demanded: readonly string[]): Refusal {
  if (!component.startsWith('@')) return missingHeader(component, 'component that the signature covers')
  if (demanded.includes(component)) missing(component === '@method' ? 'method' : 'url')
  return malformed(
    `The signature covers '${component}', which the scheme does not ask for and nobody here knows.`,
  )
}

function judgeExpiry(expires: BareItem | undefined, nowSeconds: number): Refusal | undefined {
  if (typeof expires !== 'number' || nowSeconds <= expires) return undefined
  return refuse(
    'too-old',
    `The signature is right, but expired ${nowSeconds - expires} s ago.`,
    'Sign afresh.',
  )
}

function malformed(detail: string): Refusal {
  return refuse('malformed-header', detail, 'Write the fields as RFC 9421 section 4 has them.')
}
