import { parseTemplate } from '../kernel/template.ts'
import { BODY_STEPS, type BodyStep } from './body-step.ts'
import { CONTENT_PLACEHOLDERS } from './content.ts'
import type { DeclaredFields } from './declared-fields.ts'
import { SIGNATURE_ENCODINGS, type SignatureEncoding } from './encoding.ts'
import type { HashAlgorithm } from './hash-functions.ts'
import { type IdPlace, resolveIdPlace, resolveTimestampPlace, type TimestampPlace } from './place.ts'
import { SignatureSchemeError } from './scheme-error.ts'
import { type KeyRule, SECRET_ENCODINGS } from './secret.ts'
import { SEVERAL, type Several } from './value.ts'

export type HmacAlgorithm = HashAlgorithm

export const HMAC_ALGORITHMS: readonly HmacAlgorithm[] = ['sha1', 'sha256', 'sha512']

/** A keyed hash over a template, sent in a header of its own: what nearly every partner does. */
export interface HmacScheme extends KeyRule {
  readonly kind: 'hmac'
  readonly algorithm: HmacAlgorithm
  /** Template of what is signed, over `CONTENT_PLACEHOLDERS`. */
  readonly content: string
  /** What the sender does to the body before signing it; empty for the bytes as sent. */
  readonly body: readonly BodyStep[]
  readonly encoding: SignatureEncoding
  /** The header field that carries the signature; lower case, as all header names here. */
  readonly header: string
  /** Template of the header's value, or of one entry of it, with `{signature}` and perhaps `{timestamp}`. */
  readonly value: string
  readonly several: Several
  readonly id: IdPlace
  readonly timestamp: TimestampPlace
}

export const HMAC_FIELDS: readonly string[] = [
  ...['algorithm', 'key', 'secretEncoding', 'secretPrefix', 'content', 'body', 'encoding'],
  ...['header', 'value', 'several', 'id', 'timestamp'],
]

/** @throws SignatureSchemeError */
export function resolveHmacScheme(fields: DeclaredFields): HmacScheme {
  const value = fields.text('value', '{signature}')
  requirePlaceholders('value', value, ['signature', 'timestamp'])
  const scheme: HmacScheme = {
    kind: 'hmac',
    algorithm: fields.oneOf('algorithm', HMAC_ALGORITHMS, 'sha256'),
    ...resolveKeyRule(fields),
    content: fields.text('content', '{body}'),
    body: fields.listOf('body', BODY_STEPS, []),
    encoding: fields.oneOf('encoding', SIGNATURE_ENCODINGS, 'hex'),
    header: fields.headerName('header', 'x-signature'),
    value,
    several: fields.oneOf('several', SEVERAL, 'none'),
    id: resolveIdPlace(fields),
    timestamp: resolveTimestampPlace(fields, value.includes('{timestamp}')),
  }
  requirePlaceholders('content', scheme.content, CONTENT_PLACEHOLDERS)
  requireValue(scheme)
  requirePlaces(scheme)
  return scheme
}

/** @throws SignatureSchemeError */
export function resolveKeyRule(fields: DeclaredFields): KeyRule {
  const key = fields.text('key', '{secret}')
  if (key.split('{secret}').length !== 2) {
    throw new SignatureSchemeError(
      '/key',
      `'${key}' does not hold '{secret}' exactly once`,
      "Write '{secret}', or '{secret}&' where the partner appends an ampersand.",
    )
  }
  return {
    key,
    secretEncoding: fields.oneOf('secretEncoding', SECRET_ENCODINGS, 'utf8'),
    secretPrefix: fields.text('secretPrefix', ''),
  }
}

function requirePlaceholders(name: string, template: string, known: readonly string[]): void {
  const stranger = parseTemplate(template).placeholders.find((placeholder) => !known.includes(placeholder))
  if (stranger === undefined) return
  throw new SignatureSchemeError(
    `/${name}`,
    `'{${stranger}}' in '${name}' stands for nothing`,
    `Use one of ${known.map((placeholder) => `{${placeholder}}`).join(', ')}.`,
  )
}

function requireValue({ value, several }: HmacScheme): void {
  if (value.split('{signature}').length !== 2 || value.split('{timestamp}').length > 2) {
    throw new SignatureSchemeError(
      '/value',
      `'${value}' does not hold '{signature}' exactly once and '{timestamp}' at most once`,
      "Write it like 'sha256={signature}' or 't={timestamp},v1={signature}'.",
    )
  }
  if (value.includes('}{')) {
    throw new SignatureSchemeError(
      '/value',
      `nothing separates the placeholders of '${value}'`,
      'Put what the partner writes between them.',
    )
  }
  const separator = several === 'space' ? ' ' : several === 'comma' ? ',' : undefined
  if (separator !== undefined && value.includes(separator)) {
    throw new SignatureSchemeError(
      '/several',
      `the ${several} that separates entries stands inside one entry, '${value}', as well`,
      "Use 'fields' where the signature's field is repeated within one list of fields.",
    )
  }
}

function requirePlaces({ content, id, timestamp }: HmacScheme): void {
  if (content === '') {
    throw new SignatureSchemeError('/content', "'content' is empty: nothing is signed", "Write '{body}'.")
  }
  if (content.includes('{id}') && id.from === 'none') {
    throw new SignatureSchemeError(
      '/id',
      "'content' signs '{id}', but 'id' does not say where the id stands",
      'Name its header: `id: { header: webhook-id }`.',
    )
  }
  if (/\{timestamp(Seconds|Ms)?\}/.test(content) && timestamp.from === 'none') {
    throw new SignatureSchemeError(
      '/timestamp',
      "'content' signs the timestamp, but 'timestamp' does not say where it stands",
      "Name its header, `timestamp: { header: webhook-timestamp }`, or put '{timestamp}' into 'value'.",
    )
  }
}
