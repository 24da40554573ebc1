import { parseTime, secondsBetween, type TerraTime } from '../time.ts'

/** A value and the JSON Pointer that leads to it. */
export interface Spot<T = unknown> {
  readonly value: T
  readonly pointer: string
}

/**
 * Every value at a dotted path, in document order; `[]` behind a key means every item of the list. Null, absent, and
 * anything of another shape than the path expects, is not there.
 */
export function select(value: unknown, path: string): readonly Spot[] {
  const spots: Spot[] = []
  descend(value, path.split('.'), 0, '', spots)
  return spots
}

export function numbersAt(value: unknown, path: string): readonly Spot<number>[] {
  return select(value, path).flatMap((spot) => {
    const number = toNumber(spot.value)
    return number === undefined ? [] : [{ value: number, pointer: spot.pointer }]
  })
}

/** The number at a path without lists. */
export function numberAt(value: unknown, path: string): number | undefined {
  return numbersAt(value, path)[0]?.value
}

export function timeAt(value: unknown, path: string): TerraTime | undefined {
  return parseTime(select(value, path)[0]?.value)
}

/** The lists at a path that ends in `[]`, each as a whole. */
export function listsAt(value: unknown, path: string): readonly Spot<readonly unknown[]>[] {
  return select(value, path.slice(0, -2)).filter((spot): spot is Spot<readonly unknown[]> =>
    Array.isArray(spot.value),
  )
}

/** The window of an object. */
export interface Window {
  readonly start: TerraTime
  readonly end: TerraTime
  readonly seconds: number
  /** A local window may hide a change of the clock: by so many seconds it may really be longer. */
  readonly slackSeconds: number
}

/** `metadata.start_time` to `metadata.end_time`; `undefined` where either is missing or they cannot be compared. */
export function windowOf(value: unknown): Window | undefined {
  const start = timeAt(value, 'metadata.start_time')
  const end = timeAt(value, 'metadata.end_time')
  const seconds = start && end && secondsBetween(start, end)
  if (!start || !end || seconds === undefined) return undefined
  return { start, end, seconds, slackSeconds: start.offsetMinutes === undefined ? 3600 : 0 }
}

/** The number under a key of an item of a list: `numberOf(sample, 'bpm')`. */
export function numberOf(item: unknown, key: string): number | undefined {
  return toNumber(fieldOf(item, key))
}

/** The moment under a key of an item of a list. */
export function timeOf(item: unknown, key: string): TerraTime | undefined {
  return parseTime(fieldOf(item, key))
}

export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

// Recursion into one growing list: lists of samples are long, and are read by many invariants.
function descend(
  value: unknown,
  segments: readonly string[],
  depth: number,
  pointer: string,
  spots: Spot[],
): void {
  if (value === null || value === undefined) return
  const segment = segments[depth]
  if (segment === undefined) {
    spots.push({ value, pointer })
    return
  }
  const isList = segment.endsWith('[]')
  const key = isList ? segment.slice(0, -2) : segment
  if (typeof value !== 'object' || !Object.hasOwn(value, key)) return
  const child = (value as Readonly<Record<string, unknown>>)[key]
  const at = `${pointer}/${key}`
  if (!isList) descend(child, segments, depth + 1, at, spots)
  else if (Array.isArray(child))
    for (let index = 0; index < child.length; index++)
      descend(child[index], segments, depth + 1, `${at}/${index}`, spots)
}

function fieldOf(item: unknown, key: string): unknown {
  if (typeof item !== 'object' || item === null || !Object.hasOwn(item, key)) return undefined
  return (item as Readonly<Record<string, unknown>>)[key]
}
