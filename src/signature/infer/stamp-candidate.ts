import { isJsonObject, parseJson } from '../../kernel/json.ts'
import { toPointer } from '../../kernel/pointer.ts'
import { bodyText } from '../body-step.ts'
import { headerEntries, type IncomingDelivery } from '../delivery.ts'
import type { HmacScheme } from '../hmac-scheme.ts'
import type { IdPlace, TimestampPlace } from '../place.ts'
import { readTimestamp, TIMESTAMP_UNITS, type TimestampUnit } from '../timestamp.ts'
import { type SignatureCandidate, timestampIn } from './signature-candidate.ts'

/** A value of the request that may be its timestamp, as written. */
export interface TimestampCandidate {
  readonly text: string
  readonly seconds: number
  readonly unit: TimestampUnit
  readonly place: Exclude<TimestampPlace, { readonly from: 'none' }>
}

/** A value of the request that may be its id, as written. */
export interface IdCandidate {
  readonly text: string
  readonly place: Exclude<IdPlace, { readonly from: 'none' }>
}

const MOST = 4

/** The likeliest first: where the descriptor says, in the signature header, in a header, in the body. */
export function timestampCandidates(
  delivery: IncomingDelivery,
  signatures: readonly SignatureCandidate[],
  declared: HmacScheme | undefined,
): readonly TimestampCandidate[] {
  const toleranceSeconds =
    declared === undefined || declared.timestamp.from === 'none' ? 300 : declared.timestamp.toleranceSeconds
  type Place = { from: 'header'; header: string } | { from: 'value' } | { from: 'body'; at: string }
  const candidate = (text: string, place: Place): TimestampCandidate[] => {
    const unit = TIMESTAMP_UNITS.find((name) => readTimestamp(name, text) !== undefined)
    if (unit === undefined) return []
    return [{ text, seconds: readTimestamp(unit, text)!, unit, place: { ...place, unit, toleranceSeconds } }]
  }
  const entries = headerEntries(delivery.headers)
  const signed = new Set(signatures.map(({ header }) => header))
  const inValues = entries
    .filter(([name]) => signed.has(name))
    .flatMap(([, field]) => candidate(timestampIn(field) ?? '', { from: 'value' }))
  const inHeaders = entries.flatMap(([header, field]) => candidate(field, { from: 'header', header }))
  const inBody = bodyLeaves(delivery.body).flatMap(([at, text]) => candidate(text, { from: 'body', at }))
  const isDeclared = ({ place }: TimestampCandidate) => Number(samePlace(place, declared?.timestamp))
  return [...inValues, ...inHeaders, ...inBody]
    .toSorted((a, b) => isDeclared(b) - isDeclared(a))
    .slice(0, MOST)
}

const ID_HEADER = /(^|[-_])(id|uuid|guid|nonce|delivery|event|message|trace)$|-id-/

/** The likeliest first: where the descriptor says, in a header named like an id, in the body. */
export function idCandidates(
  delivery: IncomingDelivery,
  declared: HmacScheme | undefined,
): readonly IdCandidate[] {
  const telling = (name: string) => Number(/webhook|svix|message|delivery|event/.test(name))
  const inHeaders = headerEntries(delivery.headers)
    .filter(([name, field]) => ID_HEADER.test(name) && /^[\x21-\x7e]{1,200}$/.test(field))
    .toSorted(([a], [b]) => telling(b) - telling(a))
    .map(([header, text]): IdCandidate => ({ text, place: { from: 'header', header } }))
  const inBody = bodyLeaves(delivery.body)
    .filter(([at]) => /(^|[/_])(id|uuid|nonce)$|Id$/.test(at))
    .map(([at, text]): IdCandidate => ({ text, place: { from: 'body', at } }))
  const isDeclared = ({ place }: IdCandidate) => Number(samePlace(place, declared?.id))
  return [...inHeaders, ...inBody].toSorted((a, b) => isDeclared(b) - isDeclared(a)).slice(0, MOST)
}

function samePlace(a: IdPlace | TimestampPlace, b: IdPlace | TimestampPlace | undefined): boolean {
  if (a.from !== b?.from) return false
  if (a.from === 'header') return b.from === 'header' && a.header === b.header
  return a.from !== 'body' || (b.from === 'body' && a.at === b.at)
}

/** Texts and numbers of the body, two levels deep, with their pointers. */
function bodyLeaves(body: Uint8Array): readonly (readonly [string, string])[] {
  let document: unknown
  try {
    document = parseJson(bodyText(body))
  } catch {
    return []
  }
  const leaves = (value: unknown, keys: readonly string[]): readonly (readonly [string, string])[] => {
    if (isJsonObject(value) && keys.length < 2) {
      return Object.entries(value).flatMap(([key, item]) => leaves(item, [...keys, key]))
    }
    return ['string', 'number', 'bigint'].includes(typeof value) ? [[toPointer(keys), String(value)]] : []
  }
  return leaves(document, [])
}
