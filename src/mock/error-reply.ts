import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.ts'
import { pointerKeys, resolvePointer, withPointer } from '../kernel/pointer.ts'
import { type Envelope, effectiveStatus } from '../partner/envelope.ts'
import type { Partner } from '../partner/partner.ts'
import type { Call } from './incoming.ts'
import type { Problem } from './problem.ts'
import { jsonReply, type Reply } from './reply.ts'

/** The envelope that a partner's own answers have where none is declared for them: the token response's. */
export function houseEnvelope({ auth }: Partner): Envelope {
  return auth.kind === 'oauth2' || auth.kind === 'clientCredentials' ? auth.tokenResponse : { root: '' }
}

/** The body with the member that says "this went well". */
export function markSuccess(body: JsonValue, { success }: Pick<Envelope, 'success'>): JsonValue {
  return success === undefined
    ? body
    : orderedFirst(withPointer(body, success.at, success.equals), success.at)
}

/**
 * A refusal: the JSON of RFC 6749 §5.2 under the HTTP status; inside HTTP 200, where the envelope has a code that
 * readers take for the status that is meant.
 */
export function errorReply(problem: Problem, envelope: Envelope, _call: Call): Reply {
  const { status, error, description, challenge } = problem
  const headers = {
    'cache-control': 'no-store',
    ...(challenge !== undefined && { 'www-authenticate': challenge }),
  }
  const content = { error, error_description: description }
  const { success } = envelope
  if (success === undefined) return jsonReply(status, content, headers)
  const marked = withPointer<JsonValue>(
    wrapContent(content, envelope),
    success.at,
    failureCode(success, status),
  )
  const body = withMessage(marked, success.message, content)
  return jsonReply(effectiveStatus(envelope, 200, body) === status ? 200 : status, body, headers)
}

function wrapContent(content: JsonObject, { root }: Envelope): JsonValue {
  return root === '' ? content : withPointer<JsonValue>({}, root, content)
}

/** A member that is called `error` holds the code, as it does in OAuth; any other is for people to read. */
function withMessage(
  body: JsonValue,
  at: string | undefined,
  { error, error_description }: Readonly<Record<'error' | 'error_description', string>>,
): JsonValue {
  if (at === undefined || resolvePointer(body, at) !== undefined) return body
  return withPointer(body, at, pointerKeys(at).at(-1) === 'error' ? error : error_description)
}

/** The value that means the status, of the type that success has. */
function failureCode(success: NonNullable<Envelope['success']>, status: number): JsonValue {
  if (typeof success.equals === 'boolean') return !success.equals
  const listed = Object.entries(success.otherwise ?? {}).find(([, meaning]) => meaning === status)?.[0]
  const code = listed ?? String(status)
  return typeof success.equals === 'number' && Number.isFinite(Number(code)) ? Number(code) : code
}

/** Envelopes name their status first; nothing depends on it but the reader's eye. */
function orderedFirst(body: JsonValue, pointer: string): JsonValue {
  const key = pointer.slice(1)
  if (!isJsonObject(body) || !Object.hasOwn(body, key)) return body
  return { [key]: body[key]!, ...body }
}
