import type { PlaceholderValues } from '../partner/match-request.ts'

/** A request whose body has been read, once. */
export interface Incoming {
  /** With the method GET where the real one is HEAD: the two differ in the answer's body alone (RFC 9110 §9.3.2). */
  readonly request: Request
  readonly url: URL
  readonly body: string
  readonly isHead: boolean
}

/** A request on its way through the mock. */
export interface Call {
  readonly incoming: Incoming
  /** `authorize`, `token`, `data.sleep`, …; `unknown` where nothing is. */
  readonly route: string
  /** What the placeholders of the route's template stand for. */
  readonly values: PlaceholderValues
  /** Whom the call turned out to be about, for the journal; filled in by who finds out. */
  readonly subject: { userId?: string; grantId?: string }
}

export async function readIncoming(request: Request): Promise<Incoming> {
  const isHead = request.method === 'HEAD'
  const body = request.body === null ? '' : await request.text()
  const plain = isHead ? new Request(request.url, { method: 'GET', headers: request.headers }) : request
  return { request: plain, url: new URL(request.url), body, isHead }
}

/** The fields of a form, or `undefined` when the body is not one. */
export function formFields(incoming: Incoming): URLSearchParams | undefined {
  const type = incoming.request.headers.get('content-type') ?? ''
  return /^application\/x-www-form-urlencoded\b/i.test(type) ? new URLSearchParams(incoming.body) : undefined
}

/** The parameters that stand more than once: RFC 6749 §3.1 and §3.2 forbid it. */
export function repeatedNames(parameters: URLSearchParams): readonly string[] {
  const names = [...parameters.keys()]
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}
