/**
 * Terra's semantic invariants, judged.
 *
 * @module terrarium-kit/terra/invariants
 */

import type { Basis, Finding, Grade, InvariantFacts, UserRecords } from './invariants/invariant.ts'
import { INVARIANTS, RECORDS_INVARIANTS } from './invariants/registry.ts'
import type { ModelName } from './model.ts'

/** An invariant that a value breaks. */
export interface Breach extends Finding {
  /** The invariant's id. */
  readonly id: string
  readonly grade: Grade
  readonly basis: Basis
  readonly title: string
}

export interface JudgeOptions {
  /** Milliseconds since the Unix epoch. What depends on the present is skipped without it. */
  readonly nowMs?: number
}

/**
 * Every invariant that an object breaks, in the order of the registry. Whatever the value, nothing is thrown: what has
 * the wrong type is not there, and the schema is who complains of it.
 */
export function judgeModel(model: ModelName, value: unknown, options: JudgeOptions = {}): readonly Breach[] {
  const context = { model, ...options }
  return INVARIANTS.filter((invariant) => invariant.models.includes(model)).flatMap((invariant) =>
    breachOf(invariant, invariant.judge(value, context)),
  )
}

/** Every invariant that the objects of one model and one user break together. Pointers begin with the index: `/3/metadata`. */
export function judgeRecords(model: ModelName, values: readonly unknown[]): readonly Breach[] {
  return judgeUser({ [model]: values }).map((breach) => ({
    ...breach,
    paths: breach.paths.map((path) => path.slice(model.length + 1)),
  }))
}

/** The same for all models of one user, with what holds between them. Pointers begin with the model: `/daily/3/metadata`. */
export function judgeUser(records: UserRecords): readonly Breach[] {
  return RECORDS_INVARIANTS.flatMap((invariant) => breachOf(invariant, invariant.judge(records)))
}

function breachOf(
  { id, grade, basis, title }: InvariantFacts,
  finding: Finding | undefined,
): readonly Breach[] {
  return finding === undefined ? [] : [{ id, grade, basis, title, ...finding }]
}
