import { isDeepStrictEqual } from 'node:util'
import type { IdPlace, TimestampPlace } from './place.ts'
import { DEFAULT_TOLERANCE_SECONDS } from './place.ts'
import { PRESET_NAMES, resolveScheme, type SignatureDeclaration, type SignatureScheme } from './scheme.ts'
import { SignatureSchemeError } from './scheme-error.ts'

/** The shortest declaration that resolves to the scheme: what a descriptor would write. */
export function declareScheme(scheme: SignatureScheme): SignatureDeclaration {
  const spelt = declaredFieldsOf(scheme)
  const candidates = [undefined, ...PRESET_NAMES].flatMap((preset) => {
    const base: SignatureDeclaration = preset === undefined ? { kind: scheme.kind } : { preset }
    const resolved = resolveScheme(base)
    if (resolved.kind !== scheme.kind) return []
    const theirs = declaredFieldsOf(resolved)
    const overrides = Object.entries(spelt).filter(
      ([name, value]) => !isDeepStrictEqual(value, theirs[name as keyof SignatureDeclaration]),
    )
    const head = preset === undefined && scheme.kind === 'hmac' ? {} : base
    return [{ ...head, ...Object.fromEntries(overrides) } as SignatureDeclaration]
  })
  const right = candidates.filter((candidate) => isDeepStrictEqual(resolvedOrNot(candidate), scheme))
  return right.reduce((best, next) => (size(next) < size(best) ? next : best), right[0] ?? spelt)
}

/** A scheme in the declaration's terms, field by field, nothing left out but what cannot be said. */
export function declaredFieldsOf(scheme: SignatureScheme): SignatureDeclaration {
  switch (scheme.kind) {
    case 'hmac': {
      const { kind: _, id, timestamp, ...rest } = scheme
      const time = declaredTimestamp(timestamp)
      return { ...rest, id: declaredPlace(id), ...(time !== undefined && { timestamp: time }) }
    }
    case 'messageSignature': {
      const { kind: _, toleranceSeconds, ...rest } = scheme
      return { ...rest, timestamp: { toleranceSeconds } }
    }
    case 'token': {
      const { from: _, ...place } = scheme.place
      return place
    }
  }
}

/** One field as YAML on one line: `timestamp: { header: x-timestamp, unit: ms }`. */
export function printField(name: string, value: unknown): string {
  return `${name}: ${inline(value)}`
}

/** A whole declaration as YAML on one line. */
export function printDeclaration(declaration: SignatureDeclaration): string {
  return inline(declaration)
}

function declaredPlace(place: IdPlace): NonNullable<SignatureDeclaration['id']> {
  if (place.from === 'none') return 'none'
  return place.from === 'header' ? { header: place.header } : { at: place.at }
}

/** `undefined` where the template of the value says it all. */
function declaredTimestamp(place: TimestampPlace): SignatureDeclaration['timestamp'] {
  if (place.from === 'none') return 'none'
  const { unit, toleranceSeconds } = place
  const rest = {
    ...(unit !== 's' && { unit }),
    ...(toleranceSeconds !== DEFAULT_TOLERANCE_SECONDS && { toleranceSeconds }),
  }
  if (place.from === 'value') return Object.keys(rest).length === 0 ? undefined : rest
  return { ...(place.from === 'header' ? { header: place.header } : { at: place.at }), ...rest }
}

function resolvedOrNot(declaration: SignatureDeclaration): SignatureScheme | undefined {
  try {
    return resolveScheme(declaration)
  } catch (thrown) {
    // An override may contradict its preset: that preset is no way to say it.
    if (thrown instanceof SignatureSchemeError) return undefined
    throw thrown
  }
}

function size(declaration: SignatureDeclaration): number {
  return Object.keys(declaration).length
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([name, item]) => printField(name, item))
      .join(', ')} }`
  }
  if (typeof value !== 'string') return String(value)
  if (/^[A-Za-z/][\w./-]*$/.test(value) && !/^(true|false|null|yes|no|on|off)$/i.test(value)) return value
  return /\p{Cc}/u.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`
}
