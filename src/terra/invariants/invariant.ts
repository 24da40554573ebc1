import type { ModelName } from '../model.ts'

/** `must`: a breach is an error. `should`: a breach deserves a look, and honest data may show it. */
export type Grade = 'must' | 'should'

/** Whether Terra says so, the definitions of the fields imply it, or people are like that. */
export type Basis = 'documented' | 'implied' | 'plausible'

/** How a value breaks an invariant. */
export interface Finding {
  /** What was found, with the numbers that do not fit. */
  readonly found: string
  /** JSON Pointers to the values that do not fit; of many, the first three. */
  readonly paths: readonly string[]
}

export interface JudgeContext {
  readonly model: ModelName
  /** Milliseconds since the Unix epoch. What depends on the present is skipped without it. */
  readonly nowMs?: number
}

/** What every invariant declares of itself. */
export interface InvariantFacts {
  /** `area/what-holds`. */
  readonly id: `${string}/${string}`
  readonly models: readonly ModelName[]
  readonly grade: Grade
  readonly basis: Basis
  /** What holds, as a sentence. */
  readonly title: string
  /** Why, and which mistake breaks it. */
  readonly reason: string
  /** The fields it reads, as `fieldPaths` spells them; each belongs to at least one of the models. */
  readonly paths: readonly string[]
}

/** Something that is true of every sound object of its models. Judged only where all that it compares is present. */
export interface Invariant extends InvariantFacts {
  judge(value: unknown, context: JudgeContext): Finding | undefined
}

/** The objects of one user, by model. */
export type UserRecords = { readonly [Model in ModelName]?: readonly unknown[] }

/** Something that is true of the objects of one user together. Pointers begin with the model: `/daily/3/metadata`. */
export interface RecordsInvariant extends InvariantFacts {
  judge(records: UserRecords): Finding | undefined
}
