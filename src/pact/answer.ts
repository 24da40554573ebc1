import type { JsonObject } from '../kernel/json.ts'
import { withPointer } from '../kernel/pointer.ts'
import type { Envelope } from '../partner/envelope.ts'
import { type Expected, matching } from './matcher.ts'

/** What a partner must answer. Nothing stands in it that the client does not read. */
export interface Answer {
  readonly status: number
  /** Absent: exactly this status. */
  readonly statusClass?: 'success' | 'redirect' | 'clientError'
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, Expected>>
  readonly body?: Expected
}

/** A success without anything that anybody reads. */
export const DONE: Answer = { status: 200, statusClass: 'success' }

/** A refusal with a status, inside HTTP 200 where the partner says it there. */
export function refusal(envelope: Pick<Envelope, 'success'>, status: number): Answer {
  const { success } = envelope
  const code = success === undefined ? undefined : codesOf(success, (meaning) => meaning === status)
  return success === undefined || code === undefined
    ? { status }
    : { status: 200, body: objectOf([[success.at, code]]) }
}

/** The body with the member that says "this went well", where the envelope has one. */
export function succeeded(body: Expected, { success }: Pick<Envelope, 'success'>): Expected {
  return success === undefined ? body : withPointer(body, success.at, success.equals)
}

/** A body that has the content where the envelope puts it. */
export function within({ root }: Pick<Envelope, 'root'>, content: Expected): Expected {
  return root === '' ? content : withPointer<Expected>({}, root, content)
}

/** An object with each value at its pointer. */
export function objectOf(members: readonly (readonly [string, Expected])[]): Expected {
  return members.reduce<Expected>((body, [at, value]) => withPointer(body, at, value), {} as JsonObject)
}

/** The codes of an envelope that mean such a status, as one expected value; `undefined` where none does. */
export function codesOf(
  success: NonNullable<Envelope['success']>,
  isMeant: (status: number) => boolean,
): Expected | undefined {
  const codes = Object.entries(success.otherwise ?? {})
    .filter(([, status]) => isMeant(status))
    .map(([code]) => code)
  const [first] = codes
  if (first === undefined) return undefined
  const value = typeof success.equals === 'number' ? Number(first) : first
  return codes.length === 1 ? value : matching(value, `^(${codes.join('|')})$`)
}
