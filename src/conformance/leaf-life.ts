import { isJsonObject, type JsonValue, stringifyJson } from '../kernel/json.ts'
import { resolvePointer, withPointer } from '../kernel/pointer.ts'
import type { Mapping } from '../mapping/compile.ts'
import { leafReads, selectReads } from '../mapping/reads.ts'

/** One leaf of a mapping, and whether it does anything for the records of the declared example. */
export interface LeafLife {
  readonly target: string
  readonly expression: string
  /** No record of the example has a field that it reads. */
  readonly isShown: boolean
  /** Some change of a field that it reads, in these records or in what else the schema allows, changes what it gives. */
  readonly isLive: boolean
}

/**
 * The life of every leaf that reads anything.
 *
 * @param drawn - records that the schema allows, for what a few examples cannot show: of one alone, a leaf that looks
 * for `manual` gives the same whatever else is written there.
 */
export function leafLives(
  mapping: Mapping,
  records: readonly JsonValue[],
  drawn: readonly JsonValue[],
): readonly LeafLife[] {
  const pointers = new Map<string, { target: string; expression: string; reads: string[] }>()
  for (const { leaf, keys } of leafReads(mapping.template)) {
    const known = pointers.get(leaf.pointer) ?? { target: leaf.target, expression: leaf.text, reads: [] }
    known.reads.push(keys.length === 0 ? '' : `/${keys.join('/')}`)
    pointers.set(leaf.pointer, known)
  }
  return [...pointers.values()].map(({ target, expression, reads }) => {
    const placesIn = (record: JsonValue) =>
      selectReads(record, reads).filter((place) => (resolvePointer(record, place) ?? null) !== null)
    const isMoved = (record: JsonValue) => moves(mapping, record, placesIn(record), target)
    return {
      target,
      expression,
      isShown: records.some((record) => placesIn(record).length > 0),
      isLive: records.some(isMoved) || drawn.some(isMoved),
    }
  })
}

function moves(mapping: Mapping, record: JsonValue, places: readonly string[], target: string): boolean {
  const given = (changed: JsonValue) => stringifyJson(valuesAt(mapping.apply(changed).value, target))
  const before = given(record)
  return places.some((place) =>
    others(resolvePointer(record, place) as JsonValue).some(
      (other) => given(withPointer(record, place, other)) !== before,
    ),
  )
}

/** Values of the same kind that mean something else. */
function others(value: JsonValue): readonly JsonValue[] {
  if (typeof value === 'number') return [value + 1, value * 2, value === 0 ? 1 : 0]
  if (typeof value === 'bigint') return [value + 1n]
  if (typeof value === 'boolean') return [!value]
  if (Array.isArray(value)) return [value.slice(1)]
  if (typeof value !== 'string') return [null]
  const isNumber = value !== '' && Number.isFinite(Number(value))
  const asTime = value.replace(/^(\d{4})/, (year) => String(Number(year) + 1))
  const asOffset = value.replace(/^[+-]\d{2}:/, '+13:')
  return [isNumber ? String(Number(value) + 1) : `${value}x`, asTime, asOffset, 'another']
}

/** Every value at a dotted path with `[]` behind lists. */
function valuesAt(value: unknown, path: string): readonly JsonValue[] {
  let found: readonly unknown[] = [value]
  // What decides about an object shows in the object.
  for (const step of path.replace(/(\[\])?\.\$(each|when)$/, '').split('.')) {
    const name = step.replace(/\[\]$/, '')
    found = found.flatMap((at) => (isJsonObject(at) && Object.hasOwn(at, name) ? [at[name]] : []))
    if (step.endsWith('[]')) found = found.flatMap((at) => (Array.isArray(at) ? (at as unknown[]) : []))
  }
  return found as readonly JsonValue[]
}
