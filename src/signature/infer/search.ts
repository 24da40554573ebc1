import { createHmac } from 'node:crypto'
import type { HmacAlgorithm } from '../hmac-scheme.ts'
import type { BodyForm } from './body-form.ts'
import type { ContentForm } from './content-form.ts'
import type { KeyForm } from './key-form.ts'
import type { SignatureCandidate } from './signature-candidate.ts'

/** A combination whose digest stands in the request. */
export interface Hit {
  readonly signature: SignatureCandidate
  readonly content: ContentForm
  readonly body: BodyForm
  readonly key: KeyForm
}

/** What a search has cost, and what it may still cost. */
export interface Budget {
  /** How many combinations were tried. */
  tried: number
  bytesLeft: number
  /** Whether something was left out for want of budget. */
  ranOut: boolean
}

/** Combinations of which each is tried with each. */
export interface Space {
  readonly contents: readonly ContentForm[]
  readonly bodies: readonly BodyForm[]
  readonly keys: readonly KeyForm[]
}

/** A hash takes as long to set up as it takes to hash about this many bytes. */
const SET_UP_BYTES = 5000

/**
 * Every combination that gives a digest found in the request, as they are found. Digests are compared as bytes: the
 * encoding is read off the request, and is no dimension of the search.
 */
export function* search(
  space: Space,
  signatures: readonly SignatureCandidate[],
  budget: Budget,
): Generator<Hit> {
  const wanted = byAlgorithm(signatures)
  for (const content of space.contents) {
    for (const body of content.after === undefined ? space.bodies.slice(0, 1) : space.bodies) {
      for (const key of space.keys) {
        for (const [algorithm, digests] of wanted) {
          budget.bytesLeft -= SET_UP_BYTES + body.bytes.length
          if (budget.bytesLeft < 0) {
            budget.ranOut = true
            return
          }
          budget.tried += 1
          const hmac = createHmac(algorithm, key.key)
          if (content.before !== '') hmac.update(content.before)
          if (content.after !== undefined) hmac.update(body.bytes)
          if (content.after) hmac.update(content.after)
          for (const signature of digests.get(hmac.digest('binary')) ?? []) {
            yield { signature, content, body, key }
          }
        }
      }
    }
  }
}

function byAlgorithm(
  signatures: readonly SignatureCandidate[],
): ReadonlyMap<HmacAlgorithm, ReadonlyMap<string, readonly SignatureCandidate[]>> {
  const wanted = new Map<HmacAlgorithm, Map<string, SignatureCandidate[]>>()
  for (const signature of signatures) {
    const digests = wanted.get(signature.algorithm) ?? new Map<string, SignatureCandidate[]>()
    const digest = signature.digest.toString('binary')
    digests.set(digest, [...(digests.get(digest) ?? []), signature])
    wanted.set(signature.algorithm, digests)
  }
  return wanted
}
