import type { ProblemDetails, ProblemPlace } from '../http/problem-details.ts'

/** A request that the control plane cannot do, and why: it becomes a problem (RFC 9457). */
export class RefusedError extends Error {
  readonly problem: ProblemDetails

  constructor(problem: ProblemDetails) {
    super(problem.detail)
    this.name = 'RefusedError'
    this.problem = problem
  }
}

/** 404: no such grant, endpoint, fault or user. */
export function unknown(what: string, id: string, remedy: string): RefusedError {
  return new RefusedError({ status: 404, title: 'Not found', detail: `There is no ${what} '${id}'.`, remedy })
}

/** 400: the body or the query is not what the route declares. */
export function malformed(detail: string, remedy: string, errors?: readonly ProblemPlace[]): RefusedError {
  const problem = { status: 400, title: 'Not as documented', detail, remedy }
  return new RefusedError(errors === undefined ? problem : { ...problem, errors })
}

/** 409: well said, and impossible as things stand. */
export function impossible(detail: string, remedy: string): RefusedError {
  return new RefusedError({ status: 409, title: 'Not possible here', detail, remedy })
}
