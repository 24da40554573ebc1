import { type Evaluate, type Scope, spend } from './evaluate.ts'
import { isNumber, lookUp, present, Sequence, truthOf, unwrapSequence } from './value.ts'

/** A step of a path, compiled: what it makes of one item. */
export interface CompiledStep {
  readonly evaluate: Evaluate
  readonly filters: readonly CompiledFilter[]
}

/** A filter in brackets: a constant index, or a condition over each item. */
export type CompiledFilter = number | Evaluate

/**
 * A path of plain names. Where no list stands on the way it is a chain of look-ups; where one does, every item is
 * followed, as JSONata does it.
 */
export function namedPath(names: readonly string[]): Evaluate {
  const general = generalPath(names.map((name) => ({ evaluate: field(name), filters: [] })))
  const [first = '', ...rest] = names
  if (names.some((name) => name in Object.prototype)) return general
  if (rest.length > 0) return chain(names, general)
  return (input, scope) => {
    if (typeof input !== 'object' || input === null) return undefined
    if (Array.isArray(input)) return general(input, scope)
    const value = (input as Record<string, unknown>)[first]
    return typeof value === 'object' ? present(value) : value
  }
}

function chain(names: readonly string[], general: Evaluate): Evaluate {
  return (input, scope) => {
    let value = input
    for (const name of names) {
      if (typeof value !== 'object' || value === null) return undefined
      if (Array.isArray(value)) return general(input, scope)
      value = (value as Record<string, unknown>)[name]
    }
    return typeof value === 'object' ? present(value) : value
  }
}

export function field(name: string): Evaluate {
  return (input) => unwrapSequence(lookUp(input, name))
}

/** @param isAbsolute - its first step is `$` or `$$`: it is not repeated for each item of a list. */
export function generalPath(steps: readonly CompiledStep[], isAbsolute = false): Evaluate {
  return (input, scope) => {
    let items: readonly unknown[] = Array.isArray(input) && !isAbsolute ? input : [input]
    for (const [index, step] of steps.entries()) {
      items = takeStep(step, items, scope, index === steps.length - 1)
      if (items.length === 0) break
    }
    return unwrapSequence(items)
  }
}

function takeStep(
  step: CompiledStep,
  items: readonly unknown[],
  scope: Scope,
  isLast: boolean,
): readonly unknown[] {
  spend(scope, items.length)
  const results: unknown[] = []
  for (const item of items) {
    const result = applyFilters(step.filters, step.evaluate(item, scope), scope)
    if (result !== undefined) results.push(result)
  }
  const [only] = results
  if (isLast && results.length === 1 && Array.isArray(only) && !(only instanceof Sequence)) return only
  const flat = new Sequence()
  for (const result of results) {
    if (!Array.isArray(result)) flat.push(result)
    else {
      spend(scope, result.length)
      for (const one of result) flat.push(one)
    }
  }
  return flat
}

/** What is left of a value, taken as a list. */
export function applyFilters(filters: readonly CompiledFilter[], value: unknown, scope: Scope): unknown {
  return filters.reduce<unknown>((left, filter) => applyFilter(filter, left, scope), value)
}

function applyFilter(filter: CompiledFilter, value: unknown, scope: Scope): unknown {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  const kept = new Sequence()
  if (typeof filter === 'number') {
    const item = items.at(Math.floor(filter))
    if (Array.isArray(item)) return item
    if (item !== undefined) kept.push(item)
    return kept
  }
  spend(scope, items.length)
  items.forEach((item, index) => {
    for (let times = timesKept(filter(item, scope), index, items.length); times > 0; times--) kept.push(item)
  })
  return kept
}

/** A filter that comes to numbers names the places to keep; any other keeps what it holds true for. */
function timesKept(result: unknown, index: number, length: number): number {
  const places = Array.isArray(result) ? result : [result]
  if (places.length > 0 && places.every((place) => typeof place === 'number') && places.every(isNumber)) {
    return places.filter((place) => {
      const whole = Math.floor(place)
      return (whole < 0 ? length + whole : whole) === index
    }).length
  }
  return truthOf(result) === true ? 1 : 0
}
