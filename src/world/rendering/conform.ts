import type { JsonObject, JsonValue } from '../../kernel/json.ts'
import { resolvePointer, withoutPointer, withPointer } from '../../kernel/pointer.ts'
import type { DataSource } from '../../partner/data.ts'
import { compileValidator, type Validator, type Violation } from '../../schema/validator.ts'
import { exampleRecord, exampleWith, recordPointer } from './example-record.ts'

/** Mends what a rendered record has that its schema does not allow. */
export type Conform = (record: JsonObject) => JsonObject

/** Mending one value can bring another to light: a member that was dropped turns out to be required. */
const ROUNDS = 4

/**
 * A number where an integer is asked for is rounded; whatever else is not allowed gives way to what the example has
 * there, or is dropped. A schema that refuses even the example gets the record as it is.
 */
export function createConform(source: DataSource): Conform {
  const validate = compileValidator(source.schema)
  const example = exampleRecord(source)
  const at = recordPointer(source)
  const violationsOf = recordViolations(validate, source, at)
  return (rendered) => {
    let record = rendered
    for (let round = 0; round < ROUNDS; round++) {
      const violations = violationsOf(record)
      if (violations.length === 0) return record
      for (const violation of violations) record = mend(record, violation, example, round > 0)
    }
    return record
  }
}

/** Those of the record alone, with pointers that start at it. */
function recordViolations(
  validate: Validator,
  source: DataSource,
  at: string,
): (record: JsonObject) => readonly Violation[] {
  return (record) =>
    validate(exampleWith(source, record))
      .filter(({ path }) => path === at || path.startsWith(`${at}/`))
      .map((violation) => ({ ...violation, path: violation.path.slice(at.length) }))
}

function mend(record: JsonObject, violation: Violation, example: JsonObject, again: boolean): JsonObject {
  const { keyword, expected } = violation
  const missing = keyword === 'required' ? /'([^']+)'/.exec(expected)?.[1] : undefined
  const path = missing === undefined ? violation.path : `${violation.path}/${missing}`
  if (path === '') return record
  const value = resolvePointer(record, path)
  if (typeof value === 'number' && !Number.isInteger(value) && expected.includes('integer') && !again)
    return withPointer(record, path, Math.round(value))
  const sample = resolvePointer(example, path) as JsonValue | undefined
  const isOptional = value === null && !again
  return sample === undefined || isOptional ? withoutPointer(record, path) : withPointer(record, path, sample)
}
