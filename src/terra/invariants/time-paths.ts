import { fieldPaths } from '../field-paths.ts'
import type { ModelName } from '../model.ts'

/** Every field of a model that holds a moment or a day. */
export function timePaths(model: ModelName): readonly string[] {
  return pathsOf(model, ({ leaf }) => leaf === 'timestamp' || leaf === 'date')
}

/** Every field of a model that holds a moment. */
export function timestampPaths(model: ModelName): readonly string[] {
  return pathsOf(model, ({ leaf }) => leaf === 'timestamp')
}

/** The moments of what was recorded within the object's window, laps aside: they have a window of their own. */
export function recordedPaths(model: ModelName): readonly string[] {
  return timestampPaths(model).filter((path) => path.includes('[]') && !path.startsWith('lap_data.'))
}

/**
 * The lists that were measured over time. Drinks are not among them: two can be logged for the same minute, in any
 * order.
 */
export function seriesLists(model: ModelName): readonly string[] {
  return timestampPaths(model)
    .filter((path) => /(?:samples\w*|raw_signal)\[\]\.timestamp$/.test(path))
    .map((path) => path.replace(/\.timestamp$/, ''))
    .filter((list) => list !== 'drink_samples[]')
}

/** The lists whose samples carry the time since the start, pauses left out. */
export function timedLists(model: ModelName): readonly string[] {
  const timer = '.timer_duration_seconds'
  return [...fieldPaths(model).keys()]
    .filter((path) => path.endsWith(timer))
    .map((path) => path.slice(0, -timer.length))
}

/** What `of` gives for any of the models, each once. */
export function inAnyOf(
  models: readonly ModelName[],
  of: (model: ModelName) => readonly string[],
): readonly string[] {
  return [...new Set(models.flatMap(of))]
}

function pathsOf(model: ModelName, wanted: (fact: { readonly leaf?: string }) => boolean): readonly string[] {
  return [...fieldPaths(model).values()].filter(wanted).map((fact) => fact.path)
}
