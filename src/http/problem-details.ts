import { stringifyJson } from '../kernel/json.ts'

/** A refusal that says what was expected (RFC 9457). */
export interface ProblemDetails {
  readonly status: number
  /** The kind of problem, in a few words: the same for every problem of its kind. */
  readonly title: string
  /** What is wrong with this request: one sentence. */
  readonly detail: string
  /** What to do about it: one sentence, in the imperative. */
  readonly remedy: string
  /** Each place that is wrong, where there are such. */
  readonly errors?: readonly ProblemPlace[]
}

export interface ProblemPlace {
  /** A JSON Pointer into the body, or the name of a query parameter. */
  readonly at: string
  readonly expected: string
  readonly found: string
}

export const PROBLEM_TYPE = 'application/problem+json'

export function problemResponse(
  problem: ProblemDetails,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(`${stringifyJson(problem, 2)}\n`, {
    status: problem.status,
    headers: { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store', ...headers },
  })
}
