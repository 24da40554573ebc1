import type { JsonObject } from '../../kernel/json.ts'
import { type Asked, readContract } from './read-contract.ts'
import { inWords, shiftOf } from './requirement.ts'
import type { Requirements } from './requirements-of.ts'

/** One thing that a contract asks otherwise than before. */
export interface PactChange {
  /**
   * `asks` is more than before: what was right may now be wrong. `drops` is less. A narrower matcher asks, a wider one
   * drops.
   */
  readonly effect: 'asks' | 'drops'
  readonly kind: 'interaction' | 'state' | 'request' | 'answer'
  /** One sentence without a full stop. */
  readonly says: string
  /** The descriptions of the interactions that it concerns. */
  readonly interactions: readonly string[]
}

/** What a new contract asks of the provider that the old one did not, and what it asks no more. */
export function diffPacts(before: JsonObject, after: JsonObject): readonly PactChange[] {
  const [old, now] = [readContract(before), readContract(after)]
  const changes: PactChange[] = []
  for (const [description, asked] of now) {
    const known = old.get(description)
    if (known === undefined) changes.push(newInteraction(asked))
    else changes.push(...changesIn(known, asked))
  }
  for (const [description] of old) {
    if (now.has(description)) continue
    const says = `'${description}' is asked no more`
    changes.push({ effect: 'drops', kind: 'interaction', says, interactions: [description] })
  }
  return merged(changes)
}

function newInteraction({ description, states }: Asked): PactChange {
  const given = states === '' ? '' : `, given that ${states}`
  const says = `'${description}' is new${given}`
  return { effect: 'asks', kind: 'interaction', says, interactions: [description] }
}

function changesIn(before: Asked, after: Asked): readonly PactChange[] {
  const interactions = [after.description]
  const state: PactChange[] =
    before.states === after.states
      ? []
      : [
          {
            effect: 'asks',
            kind: 'state',
            says: `the provider state changes from '${before.states}' to '${after.states}'`,
            interactions,
          },
        ]
  return [
    ...state,
    ...requestChanges(before, after),
    ...answerChanges(before.response, after.response, interactions),
  ]
}

/** A provider must take whatever we send, so that any change of it asks something. */
function requestChanges(before: Asked, after: Asked): readonly PactChange[] {
  const interactions = [after.description]
  const change = (says: string): PactChange => ({ effect: 'asks', kind: 'request', says, interactions })
  const places = new Set([...before.request.keys(), ...after.request.keys()])
  return [...places].flatMap((place) => {
    const [old, now] = [before.request.get(place), after.request.get(place)]
    if (old === now) return []
    if (old === undefined) return [change(`the request has ${place} newly: ${now}`)]
    if (now === undefined) return [change(`the request has ${place} no more; it was ${old}`)]
    return [change(`in the request, ${place} changes from ${old} to ${now}`)]
  })
}

function answerChanges(
  before: Requirements,
  after: Requirements,
  interactions: readonly string[],
): readonly PactChange[] {
  const change = (effect: PactChange['effect'], says: string): PactChange => ({
    effect,
    kind: 'answer',
    says,
    interactions,
  })
  const places = new Set([...before.keys(), ...after.keys()])
  return [...places].flatMap((place) => {
    const [old, now] = [before.get(place), after.get(place)]
    const where = place === '' ? 'the body' : place
    if (old === undefined) return [change('asks', `${where} is needed newly, ${inWords(now!)}`)]
    if (now === undefined) return [change('drops', `${where} is needed no more`)]
    const shift = shiftOf(old, now)
    if (shift === 'same') return []
    return shift === 'wider'
      ? [change('drops', `${where} may be ${inWords(now)}, and had to be ${inWords(old)}`)]
      : [change('asks', `${where} must be ${inWords(now)}, and had to be ${inWords(old)}`)]
  })
}

/** The same change of several interactions is told once. */
function merged(changes: readonly PactChange[]): readonly PactChange[] {
  const known = new Map<string, PactChange>()
  for (const change of changes) {
    const key = `${change.effect} ${change.says}`
    const before = known.get(key)
    const interactions = [...(before?.interactions ?? []), ...change.interactions]
    known.set(key, { ...change, interactions })
  }
  return [...known.values()]
}
