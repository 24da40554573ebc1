import { nearest } from '../kernel/nearest.ts'
import type { BodyStep } from './body-step.ts'
import { declaredFields } from './declared-fields.ts'
import type { SignatureEncoding } from './encoding.ts'
import { HMAC_FIELDS, type HmacAlgorithm, type HmacScheme, resolveHmacScheme } from './hmac-scheme.ts'
import {
  type DigestAlgorithm,
  MESSAGE_FIELDS,
  type MessageScheme,
  resolveMessageScheme,
} from './message-scheme.ts'
import { type PresetName, presets } from './presets.ts'
import { SignatureSchemeError } from './scheme-error.ts'
import type { SecretEncoding } from './secret.ts'
import type { TimestampUnit } from './timestamp.ts'
import { resolveTokenScheme, TOKEN_FIELDS, type TokenScheme } from './token-scheme.ts'
import type { Several } from './value.ts'

/** How a partner signs its webhooks, every default spelt out. */
export type SignatureScheme = HmacScheme | MessageScheme | TokenScheme

export type SchemeKind = SignatureScheme['kind']

/** What a descriptor writes: a preset with what differs from it, or the scheme spelt out. `null` counts as unsaid. */
export interface SignatureDeclaration {
  readonly preset?: PresetName | null
  readonly kind?: SchemeKind
  readonly algorithm?: HmacAlgorithm
  readonly key?: string
  readonly secretEncoding?: SecretEncoding
  readonly secretPrefix?: string
  readonly content?: string
  readonly body?: readonly BodyStep[]
  readonly encoding?: SignatureEncoding
  readonly header?: string
  readonly value?: string
  readonly several?: Several
  readonly id?: 'none' | DeclaredPlace
  readonly timestamp?:
    | 'none'
    | (DeclaredPlace & { readonly unit?: TimestampUnit; readonly toleranceSeconds?: number })
  /** Of a token: JSON Pointer to it in the body. */
  readonly at?: string | null
  readonly label?: string
  readonly components?: readonly string[]
  readonly keyId?: string
  readonly statesAlgorithm?: boolean
  readonly digest?: DigestAlgorithm
}

export interface DeclaredPlace {
  readonly header?: string | null
  readonly at?: string | null
}

const KINDS: readonly SchemeKind[] = ['hmac', 'messageSignature', 'token']

/** The names that each kind of scheme knows, beside `preset` and `kind`. */
const FIELDS: Readonly<Record<SchemeKind, readonly string[]>> = {
  hmac: HMAC_FIELDS,
  messageSignature: MESSAGE_FIELDS,
  token: TOKEN_FIELDS,
}

const PRESETS: Readonly<Record<PresetName, SignatureDeclaration>> = presets

export const PRESET_NAMES: readonly PresetName[] = Object.keys(presets) as PresetName[]

/**
 * The scheme that a declaration describes: what it does not say comes from its preset, then from the defaults. An
 * override of `id` or `timestamp` keeps the preset's unit and tolerance, and its place unless it names another.
 *
 * @throws SignatureSchemeError naming the field that is wrong.
 */
export function resolveScheme(declaration: SignatureDeclaration): SignatureScheme {
  const preset = presetOf(declaration)
  const merged = {
    ...preset,
    ...withoutUnsaid(declaration),
    ...mergedPlace('id', preset, declaration),
    ...mergedPlace('timestamp', preset, declaration),
  }
  const all = ['preset', 'kind', ...new Set(KINDS.flatMap((kind) => FIELDS[kind]))]
  const kind = declaredFields(merged, '', all).oneOf('kind', KINDS, 'hmac')
  const fields = declaredFields(merged, '', ['preset', 'kind', ...FIELDS[kind]])
  switch (kind) {
    case 'hmac':
      return resolveHmacScheme(fields)
    case 'messageSignature':
      return resolveMessageScheme(fields)
    case 'token':
      return resolveTokenScheme(fields)
  }
}

function presetOf({ preset }: SignatureDeclaration): SignatureDeclaration {
  if (preset === undefined || preset === null) return {}
  if (Object.hasOwn(PRESETS, preset)) return PRESETS[preset]
  const near = nearest(String(preset), PRESET_NAMES)
  throw new SignatureSchemeError(
    '/preset',
    `there is no preset '${preset}'`,
    near === undefined ? `Use one of ${PRESET_NAMES.join(', ')}.` : `Write '${near}' instead.`,
  )
}

function withoutUnsaid(declaration: SignatureDeclaration): SignatureDeclaration {
  return Object.fromEntries(
    Object.entries(declaration).filter(([, value]) => value !== null && value !== undefined),
  )
}

function mergedPlace(
  name: 'id' | 'timestamp',
  preset: SignatureDeclaration,
  declaration: SignatureDeclaration,
): SignatureDeclaration {
  const [theirs, ours] = [preset[name], declaration[name]]
  if (typeof theirs !== 'object' || typeof ours !== 'object' || ours === null) return {}
  const { header, at, ...rest } = theirs
  const moved =
    (ours.header ?? ours.at ?? undefined) !== undefined || declaration.value?.includes('{timestamp}')
  const place = moved ? {} : { ...(header && { header }), ...(at && { at }) }
  return { [name]: { ...rest, ...place, ...ours } }
}
