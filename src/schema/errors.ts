import { TerrariumError } from '../kernel/errors.ts'

/** No value satisfies the schema. */
export class SchemaUnsatisfiableError extends TerrariumError {
  readonly code = 'SCHEMA_UNSATISFIABLE'
  /** The contradiction, in the schema's own words: `minimum 5 is above maximum 3`. */
  readonly contradiction: string

  constructor(contradiction: string) {
    super(
      `Failed to generate from a JSON Schema: no value satisfies it, since ${contradiction}.`,
      'Remove one side of the contradiction.',
    )
    this.contradiction = contradiction
  }
}

/** Values may exist, but this generator does not find them. */
export class SchemaUnsupportedError extends TerrariumError {
  readonly code = 'SCHEMA_UNSUPPORTED'
  readonly keyword: string

  constructor(keyword: string, reason: string) {
    super(
      `Failed to generate from a JSON Schema: the keyword "${keyword}" ${reason}.`,
      `Simplify "${keyword}", or give an example that satisfies it.`,
    )
    this.keyword = keyword
  }
}

/** A reference, an anchor or a remote schema that is nowhere to be found. */
export class SchemaReferenceError extends TerrariumError {
  readonly code = 'SCHEMA_INVALID'
  readonly reference: string

  constructor(reference: string) {
    super(
      `Failed to resolve a JSON Schema reference: "${reference}" names nothing.`,
      'Correct the reference, or give the schema it names in `remotes`.',
    )
    this.reference = reference
  }
}
