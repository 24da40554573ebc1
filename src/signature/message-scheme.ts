import { type DeclaredFields, declaredFields } from './declared-fields.ts'
import { resolveKeyRule } from './hmac-scheme.ts'
import { DEFAULT_TOLERANCE_SECONDS } from './place.ts'
import { SignatureSchemeError } from './scheme-error.ts'
import type { KeyRule } from './secret.ts'

export type DigestAlgorithm = 'sha-256' | 'sha-512'

export const DIGEST_ALGORITHMS: readonly DigestAlgorithm[] = ['sha-256', 'sha-512']

/** HTTP Message Signatures with `hmac-sha256`: RFC 9421, the body by way of RFC 9530's Content-Digest. */
export interface MessageScheme extends KeyRule {
  readonly kind: 'messageSignature'
  /** The name of the signature in both header fields; a receiver takes any. */
  readonly label: string
  /** What a sender covers, in order, and a receiver demands at least: header names, and derived components (`@method`). */
  readonly components: readonly string[]
  /** `keyid` of the signature; `''` for none, and for any. */
  readonly keyId: string
  /** Whether the sender states `alg`; a receiver refuses any other than `hmac-sha256`. */
  readonly statesAlgorithm: boolean
  /** The hash of the Content-Digest that a sender writes; a receiver takes either. */
  readonly digest: DigestAlgorithm
  readonly toleranceSeconds: number
}

export const MESSAGE_FIELDS: readonly string[] = [
  ...['key', 'secretEncoding', 'secretPrefix', 'label', 'components', 'keyId', 'statesAlgorithm', 'digest'],
  'timestamp',
]

/** RFC 9421 section 2.2, but `@status` (responses only) and `@query-param` (which takes a parameter). */
export const DERIVED_COMPONENTS: readonly string[] = [
  ...['@method', '@target-uri', '@authority', '@scheme', '@request-target', '@path', '@query'],
]

export const DEFAULT_COMPONENTS: readonly string[] = ['@method', '@authority', '@path', 'content-digest']

/** @throws SignatureSchemeError */
export function resolveMessageScheme(fields: DeclaredFields): MessageScheme {
  const components = fields.texts('components', DEFAULT_COMPONENTS).map((name) => name.toLowerCase())
  components.forEach((name, index) => {
    requireComponent(name, components.indexOf(name) !== index, `/components/${index}`)
  })
  const timestamp = fields.inner('timestamp', ['toleranceSeconds']) ?? declaredFields({}, '', [])
  return {
    kind: 'messageSignature',
    ...resolveKeyRule(fields),
    label: requireLabel(fields.text('label', 'sig1')),
    components,
    keyId: fields.text('keyId', ''),
    statesAlgorithm: fields.flag('statesAlgorithm', false),
    digest: fields.oneOf('digest', DIGEST_ALGORITHMS, 'sha-256'),
    toleranceSeconds: timestamp.seconds('toleranceSeconds', DEFAULT_TOLERANCE_SECONDS),
  }
}

function requireLabel(label: string): string {
  if (/^[a-z*][a-z0-9_.*-]*$/.test(label)) return label
  throw new SignatureSchemeError(
    '/label',
    `'${label}' is not a key of a structured field`,
    "Use lower-case letters, digits, '_', '-', '.' and '*', a letter first (RFC 9651 section 3.1.2).",
  )
}

function requireComponent(name: string, repeated: boolean, path: string): void {
  if (repeated) {
    throw new SignatureSchemeError(path, `the component '${name}' stands twice`, 'Name each component once.')
  }
  const known = name.startsWith('@') ? DERIVED_COMPONENTS.includes(name) : /^[\w!#$%&'*+.^`|~-]+$/.test(name)
  if (known) return
  throw new SignatureSchemeError(
    path,
    `'${name}' is not a component of a request`,
    `Name a header field, or one of ${DERIVED_COMPONENTS.join(', ')}.`,
  )
}
