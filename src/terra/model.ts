/**
 * Terra's models: strict schemas, types and validators.
 *
 * @module terrarium-kit/terra
 */

import { compileValidator, type JsonSchema, type Validator } from '../schema/validator.ts'
import { activity } from './models/activity.ts'
import { athlete } from './models/athlete.ts'
import { body } from './models/body.ts'
import { daily } from './models/daily.ts'
import { menstruation } from './models/menstruation.ts'
import { nutrition } from './models/nutrition.ts'
import { sleep } from './models/sleep.ts'
import { user } from './models/user.ts'
import { type Notation, schemaOf, type ValueOf } from './notation.ts'

export type Sleep = ValueOf<typeof sleep>
export type Activity = ValueOf<typeof activity>
export type Daily = ValueOf<typeof daily>
export type Body = ValueOf<typeof body>
export type Nutrition = ValueOf<typeof nutrition>
export type Menstruation = ValueOf<typeof menstruation>
export type Athlete = ValueOf<typeof athlete>
export type User = ValueOf<typeof user>

/** What a partner's records are mapped to, by Terra's names; `user` is the connection itself. */
export interface Models {
  readonly sleep: Sleep
  readonly activity: Activity
  readonly daily: Daily
  readonly body: Body
  readonly nutrition: Nutrition
  readonly menstruation: Menstruation
  readonly athlete: Athlete
  readonly user: User
}
export type ModelName = keyof Models

const NOTATIONS: Readonly<Record<ModelName, Notation>> = {
  sleep,
  activity,
  daily,
  body,
  nutrition,
  menstruation,
  athlete,
  user,
}

export const MODEL_NAMES: readonly ModelName[] = Object.keys(NOTATIONS) as ModelName[]

/** The models that have a window of time, `metadata.start_time` to `metadata.end_time`, and come in lists. */
export const DATA_MODELS: readonly DataModelName[] = [
  'sleep',
  'activity',
  'daily',
  'body',
  'nutrition',
  'menstruation',
]
export type DataModelName = Exclude<ModelName, 'athlete' | 'user'>

/** The models whose window is a whole day of the user's calendar. */
export const DAY_MODELS: readonly DataModelName[] = ['daily', 'body', 'nutrition', 'menstruation']

export function isModelName(name: string): name is ModelName {
  return Object.hasOwn(NOTATIONS, name)
}

export function modelNotation(name: ModelName): Notation {
  return NOTATIONS[name]
}

/** Terra's model as strict JSON Schema 2020-12: unknown keys, impossible dates and negative durations are refused. */
export function modelSchema(name: ModelName): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Terra ${name}`,
    ...schemaOf(NOTATIONS[name]),
  }
}

const validators = new Map<ModelName, Validator>()

/** What judges values of a model; compiled when it is first asked for. */
export function terraValidator(name: ModelName): Validator {
  const validator = validators.get(name) ?? compileValidator(modelSchema(name))
  validators.set(name, validator)
  return validator
}
