import { type HeaderFields, headerEntries } from '../delivery.ts'
import { decodeDigest, type SignatureEncoding } from '../encoding.ts'
import type { HmacAlgorithm } from '../hmac-scheme.ts'
import type { Several } from '../value.ts'

/** A piece of a header that may be a signature: it decodes to as many bytes as a digest has. */
export interface SignatureCandidate {
  readonly header: string
  readonly encoding: SignatureEncoding
  readonly algorithm: HmacAlgorithm
  readonly digest: Buffer
  /** How the header may be read, the most likely first. */
  readonly shapes: readonly ValueShape[]
}

export interface ValueShape {
  readonly value: string
  readonly several: Several
}

const ALGORITHM_OF_LENGTH: Readonly<Record<number, HmacAlgorithm>> = {
  20: 'sha1',
  32: 'sha256',
  64: 'sha512',
}

/** The likelier of two encodings that share a spelling comes first. */
const ENCODINGS: readonly SignatureEncoding[] = [
  ...(['hex', 'HEX', 'base64OfHex', 'base64', 'base64url', 'base64Unpadded', 'base64urlPadded'] as const),
]

/** Digests of something else, which no secret explains. */
const NO_SIGNATURE =
  /^(content-|repr-|want-)?digest$|^(etag|cookie|traceparent|tracestate|user-agent|content-md5)$/

/** Every piece of every header that could be a signature; headers with a telling name come first. */
export function signatureCandidates(headers: HeaderFields): readonly SignatureCandidate[] {
  const telling = (name: string) => Number(/sign|hmac|hub|auth/.test(name))
  return headerEntries(headers)
    .filter(([name]) => !NO_SIGNATURE.test(name))
    .toSorted(([a], [b]) => telling(b) - telling(a))
    .flatMap(([header, field]) => tokensOf(field).flatMap((token) => readings(header, field, token)))
}

interface HeaderToken {
  readonly text: string
  readonly at: number
}

function tokensOf(field: string): readonly HeaderToken[] {
  return [...field.matchAll(/[A-Za-z0-9+/_-]{26,}={0,2}/g)].flatMap((match) => {
    const whole = { text: match[0], at: match.index }
    const label = /^[a-z]{1,8}\d{0,3}[-_](?=.{26})/i.exec(match[0])?.[0].length ?? 0
    return label === 0 ? [whole] : [whole, { text: match[0].slice(label), at: match.index + label }]
  })
}

function readings(header: string, field: string, { text, at }: HeaderToken): readonly SignatureCandidate[] {
  return ENCODINGS.flatMap((encoding) => {
    const digest = decodeDigest(encoding, text)
    const algorithm = ALGORITHM_OF_LENGTH[digest?.length ?? 0]
    if (digest === undefined || algorithm === undefined) return []
    return [
      { header, encoding, algorithm, digest: Buffer.from(digest), shapes: shapesOf(field, at, text.length) },
    ]
  })
}

/** The templates that a header's value may follow, given where the signature stands in it. */
function shapesOf(field: string, at: number, length: number): readonly ValueShape[] {
  const marked = `${field.slice(0, at)}{signature}${field.slice(at + length)}`
  const shapes: ValueShape[] = []
  const semicolon = marked.includes(';')
  const fields = marked.split(semicolon ? ';' : ',').map((piece) => piece.trim())
  if (fields.length > 1 && fields.every((piece) => /^[\w-]+=/.test(piece))) {
    const kept = fields.flatMap((piece) =>
      piece.includes('{signature}') ? [piece] : TIMESTAMP_FIELD.test(piece) ? [withTimestamp(piece)] : [],
    )
    if (kept.length > 1 || !semicolon)
      shapes.push({ value: kept.join(semicolon ? ';' : ','), several: 'fields' })
  }
  const entryOf = (separator: string) =>
    marked
      .split(separator)
      .find((piece) => piece.includes('{signature}'))!
      .trim()
  if (marked.includes(' ')) shapes.push({ value: entryOf(' '), several: 'space' })
  if (/^v\d+[a-z]?,\{signature\}$/.test(entryOf(' '))) shapes.push({ value: entryOf(' '), several: 'space' })
  if (marked.includes(',')) shapes.push({ value: entryOf(','), several: 'comma' })
  shapes.push({ value: marked, several: 'none' }, { value: withTimestamp(marked), several: 'none' })
  return shapes
}

const TIMESTAMP = /(?<![A-Za-z0-9])(\d{10}|\d{13}|\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d))(?![A-Za-z0-9])/

const TIMESTAMP_FIELD = new RegExp(`^[\\w-]+=${TIMESTAMP.source}$`)

function withTimestamp(text: string): string {
  return text.replace(TIMESTAMP, '{timestamp}')
}

/** The first timestamp in a header's value, as written. */
export function timestampIn(field: string): string | undefined {
  return TIMESTAMP.exec(field)?.[0]
}
