/** Every way in which a call of Terrarium can go wrong. A partner's non-conformance is a finding, never one of these. */
export type ErrorCode =
  | 'USAGE'
  | 'FILE_UNREADABLE'
  | 'FILE_UNWRITABLE'
  | 'DESCRIPTOR_INVALID'
  | 'SCHEMA_INVALID'
  | 'SCHEMA_UNSUPPORTED'
  | 'SCHEMA_UNSATISFIABLE'
  | 'MAPPING_INVALID'
  | 'MAPPING_FAILED'
  | 'SIGNATURE_SCHEME_INVALID'
  | 'SECRET_MISSING'
  | 'ENVIRONMENT_UNKNOWN'
  | 'PORT_IN_USE'
  | 'HOST_UNREACHABLE'
  | 'TIMED_OUT'
  | 'BUDGET_SPENT'
  | 'CIRCUIT_OPEN'
  | 'HOST_REFUSED'
  | 'INTERRUPTED'
  | 'CONNECT_FAILED'
  | 'GRANT_DEAD'
  | 'PULL_FAILED'
  | 'STORE_FAILED'
  | 'BROKER_REFUSED'
  | 'BROKER_UNAVAILABLE'

/**
 * The base of every error that Terrarium throws on purpose. Narrow with `switch (error.code)`; the facts are fields
 * of the subclass, never text to parse.
 */
export abstract class TerrariumError extends Error {
  abstract readonly code: ErrorCode
  /** What to do about it: one sentence, in the imperative. */
  readonly remedy: string

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.remedy = remedy
  }
}

/** The caller asked for something that cannot be: an unknown flag, fault, user or data type. */
export class UsageError extends TerrariumError {
  readonly code = 'USAGE'
}

/** The message of anything that was thrown, without its stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
