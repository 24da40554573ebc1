/** One reason to refuse a request. A decision is the list of all reasons; none means yes. */
export interface Problem {
  /** What is wrong, as a word that a fault can look for: `code_verifier`, `expired`, `range_too_wide`. */
  readonly about: string
  /** The HTTP status, or what an error inside HTTP 200 stands for. */
  readonly status: number
  /** The error code of RFC 6749 §5.2 or RFC 6750 §3.1, or a word of the same grammar. */
  readonly error: string
  /** One sentence, ASCII only (RFC 6749 §5.2). */
  readonly description: string
  /** The value of `WWW-Authenticate`. */
  readonly challenge?: string
}

/** @param status - 400 unless told. */
export function problem(about: string, error: string, description: string, status = 400): Problem {
  return { about, status, error, description }
}
