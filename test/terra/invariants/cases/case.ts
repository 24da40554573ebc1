import type { UserRecords } from '../../../../src/terra/invariants/invariant.ts'
import type { ModelName } from '../../../../src/terra/model.ts'

/** What is changed in an example: pointer to value; `undefined` takes away. */
export type Changes = Readonly<Record<string, unknown>>

/** One way to keep an invariant, at its edge where it has one, and one to break it. */
export interface Case {
  /** The first model of the invariant where it is left out. */
  readonly model?: ModelName
  readonly passes: Changes
  readonly fails: Changes
}

export interface RecordsCase {
  readonly passes: UserRecords
  readonly fails: UserRecords
}
