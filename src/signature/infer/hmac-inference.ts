import { isDeepStrictEqual } from 'node:util'
import { declareScheme } from '../declare.ts'
import type { IncomingDelivery } from '../delivery.ts'
import type { HmacScheme } from '../hmac-scheme.ts'
import { PRESET_NAMES, resolveScheme } from '../scheme.ts'
import { createVerifier } from '../verify.ts'
import { type BodyForm, bodyForms } from './body-form.ts'
import {
  type ContentMaterial,
  filled,
  likelyContents,
  plainContents,
  requestContents,
} from './content-form.ts'
import { type KeyForm, keyForms } from './key-form.ts'
import { type Budget, type Hit, type Space, search } from './search.ts'
import { type SignatureCandidate, signatureCandidates } from './signature-candidate.ts'
import { idCandidates, timestampCandidates } from './stamp-candidate.ts'

/** A scheme that a verifier has confirmed on the request. */
export interface ProvenHmac {
  readonly scheme: HmacScheme
  readonly key: KeyForm
}

/** What a search looks at, gathered once. */
export interface HmacQuestion extends ContentMaterial {
  readonly signatures: readonly SignatureCandidate[]
  readonly keys: readonly KeyForm[]
  readonly declared: HmacScheme | undefined
}

export function hmacQuestion(
  delivery: IncomingDelivery,
  secrets: readonly string[],
  declared: HmacScheme | undefined,
): HmacQuestion {
  const signatures = signatureCandidates(delivery.headers)
  return {
    delivery,
    signatures,
    declared,
    keys: secrets.flatMap((secret, index) => keyForms(secret, index, declared)),
    ids: idCandidates(delivery, declared),
    timestamps: timestampCandidates(delivery, signatures, declared),
  }
}

/** The sender's scheme, or `undefined` where none of those searched explains a signature of the request. */
export function inferHmac(question: HmacQuestion, budget: Budget): ProvenHmac | undefined {
  if (question.signatures.length === 0) return undefined
  const total = budget.bytesLeft
  for (const [share, space] of stages(question)) {
    const granted = Math.min(budget.bytesLeft, total * share)
    const spent = { ...budget, bytesLeft: granted }
    for (const hit of search(space(), question.signatures, spent)) {
      const scheme = prove(question, hit)
      budget.tried = spent.tried
      if (scheme !== undefined) return { scheme, key: hit.key }
    }
    budget.tried = spent.tried
    budget.ranOut ||= spent.ranOut
    budget.bytesLeft -= granted - Math.max(0, spent.bytesLeft)
  }
  return undefined
}

/** Likely combinations first; each stage has its share of the budget, so that a large body starves none of them. */
function stages(question: HmacQuestion): readonly (readonly [share: number, space: () => Space])[] {
  const { keys, declared } = question
  const bodies = bodyForms(question.delivery.body, declared?.body)
  const isPlain = ({ steps, bytes }: BodyForm) =>
    steps[0]?.startsWith('form') || Buffer.from(bytes).equals(question.delivery.body)
  const [asSent, altered] = [bodies.filter(isPlain), bodies.filter((body) => !isPlain(body))]
  const likelyKeys = keys.filter(({ isLikely }) => isLikely)
  const declaredContents = () => filled(question, declared === undefined ? [] : [declared.content])
  return [
    [0.2, () => ({ contents: declaredContents(), bodies, keys })],
    [0.2, () => ({ contents: plainContents(question), bodies: asSent, keys })],
    [0.3, () => ({ contents: likelyContents(question), bodies: altered, keys: likelyKeys })],
    [0.3, () => ({ contents: requestContents(question), bodies: asSent, keys: likelyKeys })],
    [1, () => ({ contents: requestContents(question), bodies: asSent, keys })],
    [1, () => ({ contents: plainContents(question), bodies: altered, keys: likelyKeys })],
  ]
}

/** The scheme of a hit in the descriptor's terms, once a verifier has accepted the request by it. */
function prove(question: HmacQuestion, hit: Hit): HmacScheme | undefined {
  const { declared, delivery } = question
  const { header, shapes } = hit.signature
  const likely = declared?.header === header ? [declared, ...shapes] : shapes
  for (const { value, several } of likely) {
    const scheme: HmacScheme = {
      kind: 'hmac',
      algorithm: hit.signature.algorithm,
      ...hit.key.rule,
      content: hit.content.template,
      body: hit.body.steps,
      encoding: hit.signature.encoding,
      header,
      value,
      several,
      id: hit.content.id?.place ?? unsignedId(question),
      timestamp: timestampPlace(question, hit, value),
    }
    if (value.includes('{timestamp}') && scheme.timestamp.from !== 'value') continue
    const nowSeconds = hit.content.timestamp?.seconds ?? question.timestamps[0]?.seconds ?? 0
    const holds = (candidate: HmacScheme) =>
      createVerifier(candidate, [hit.key.secret]).verify(delivery, nowSeconds).valid
    if (holds(scheme)) return declared === undefined ? inPresetTerms(scheme, question, holds) : scheme
  }
  return undefined
}

/** Of the schemes that hold as well, and differ in what the request cannot tell, the one that is said shortest. */
function inPresetTerms(
  scheme: HmacScheme,
  { ids }: HmacQuestion,
  holds: (candidate: HmacScheme) => boolean,
): HmacScheme {
  const relatives = PRESET_NAMES.flatMap((preset): HmacScheme[] => {
    const known = resolveScheme({ preset })
    if (known.kind !== 'hmac') return []
    const hasId = ids.some(({ place }) => isDeepStrictEqual(place, known.id))
    const id = scheme.id.from === 'none' && hasId ? known.id : scheme.id
    return [{ ...scheme, id, secretPrefix: scheme.secretPrefix || known.secretPrefix }]
  })
  const size = (candidate: HmacScheme) => Object.keys(declareScheme(candidate)).length
  return [scheme, ...relatives.filter(holds)].toSorted((a, b) => size(a) - size(b))[0]!
}

function unsignedId({ declared, ids }: HmacQuestion): HmacScheme['id'] {
  const sent = ids.some(({ place }) => isDeepStrictEqual(place, declared?.id))
  return declared !== undefined && sent ? declared.id : { from: 'none' }
}

/** A timestamp that is sent, but not signed, is kept only where the descriptor or the header's own value has it. */
function timestampPlace(
  { declared, timestamps }: HmacQuestion,
  hit: Hit,
  value: string,
): HmacScheme['timestamp'] {
  if (hit.content.timestamp !== undefined) return hit.content.timestamp.place
  const inValue = value.includes('{timestamp}')
  const unsigned = timestamps.find(({ place }) =>
    inValue ? place.from === 'value' : isDeepStrictEqual(place, declared?.timestamp),
  )
  return unsigned?.place ?? { from: 'none' }
}
