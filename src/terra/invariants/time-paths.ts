import { type FieldFact, fieldPaths } from '../field-paths.ts'
import { MODEL_NAMES, type ModelName } from '../model.ts'

type PathsByModel = Readonly<Record<ModelName, readonly string[]>>

/** The fields that hold a moment or a day. */
export const TIMES: PathsByModel = byModel((model) =>
  pathsOf(model, ({ leaf }) => leaf === 'timestamp' || leaf === 'date'),
)

/** The fields that hold a moment. */
export const TIMESTAMPS: PathsByModel = byModel((model) => pathsOf(model, ({ leaf }) => leaf === 'timestamp'))

/** The moments of what was recorded within the object's window, laps aside: they have a window of their own. */
export const RECORDED: PathsByModel = byModel((model) =>
  TIMESTAMPS[model].filter((path) => path.includes('[]') && !path.startsWith('lap_data.')),
)

/**
 * The lists that were measured over time. Drinks are not among them: two can be logged for the same minute, in any
 * order.
 */
export const SERIES: PathsByModel = byModel((model) =>
  TIMESTAMPS[model]
    .filter((path) => /(?:samples\w*|raw_signal)\[\]\.timestamp$/.test(path))
    .map((path) => path.replace(/\.timestamp$/, ''))
    .filter((list) => list !== 'drink_samples[]'),
)

/** The lists whose samples carry the time since the start, pauses left out. */
export const TIMED: PathsByModel = byModel((model) => {
  const timer = '.timer_duration_seconds'
  return pathsOf(model, ({ path }) => path.endsWith(timer)).map((path) => path.slice(0, -timer.length))
})

/** The paths of several models, each once. */
export function ofAny(models: readonly ModelName[], paths: PathsByModel): readonly string[] {
  return [...new Set(models.flatMap((model) => paths[model]))]
}

function byModel(of: (model: ModelName) => readonly string[]): PathsByModel {
  return Object.fromEntries(MODEL_NAMES.map((model) => [model, of(model)])) as Record<
    ModelName,
    readonly string[]
  >
}

function pathsOf(model: ModelName, wanted: (fact: FieldFact) => boolean): readonly string[] {
  return [...fieldPaths(model).values()].filter(wanted).map((fact) => fact.path)
}
