import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'

/** How an answer wraps what it says, and how it tells success from failure inside HTTP 200. */
export interface Envelope {
  /** Where the content stands; `''` is the whole body. */
  readonly root: string
  /** Without it, the HTTP status alone decides. */
  readonly success?: {
    readonly at: string
    readonly equals: string | number | boolean
    /** What other values mean, as HTTP statuses: `{ '601': 429 }`. A value that is not listed means itself, or 400. */
    readonly otherwise?: Readonly<Record<string, number>>
    /** Where the envelope says in words what went wrong. */
    readonly message?: string
  }
}

/** The status of an answer when its envelope has been asked too: 200 with an error inside is that error's status. */
export function effectiveStatus(
  envelope: Pick<Envelope, 'success'>,
  httpStatus: number,
  body: JsonValue | undefined,
): number {
  const { success } = envelope
  if (success === undefined || httpStatus >= 300 || httpStatus === 204) return httpStatus
  // What is only accepted says nothing yet, and needs no envelope to say it in.
  if (httpStatus === 202 && body === undefined) return httpStatus
  const code = resolvePointer(body, success.at)
  if (code === success.equals) return httpStatus
  const listed = success.otherwise?.[String(code)]
  if (listed !== undefined) return listed
  const number = Number(code)
  return Number.isInteger(number) && number >= 400 && number <= 599 ? number : 400
}

/** The content of a wrapped body. */
export function unwrap(envelope: Pick<Envelope, 'root'>, body: JsonValue | undefined): unknown {
  return resolvePointer(body, envelope.root)
}
