import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../../kernel/json.ts'
import type { CapturedRequest } from './captured-request.ts'

/**
 * The first request with a body in an HTTP Archive (HAR 1.2), or the first of all when none has one.
 *
 * @returns the request, or why there is none.
 */
export function parseHar(text: string): CapturedRequest | string {
  let document: JsonValue
  try {
    document = parseJson(text)
  } catch {
    return 'it begins like JSON and is none'
  }
  const requests = items(member(member(document, 'log'), 'entries')).flatMap((entry) => {
    const request = member(entry, 'request')
    return isJsonObject(request) ? [request] : []
  })
  const chosen = requests.find((request) => bodyText(request) !== '') ?? requests[0]
  if (chosen === undefined) return 'it is JSON without log.entries[].request, and so no HAR'
  const body = bodyBytes(chosen)
  if (body === undefined) return 'its postData.text is not base64, although postData.encoding says so'
  const { method, url } = chosen
  return {
    method: typeof method === 'string' ? method : 'POST',
    url: typeof url === 'string' ? url : '/',
    headers: headersOf(chosen),
    body,
  }
}

function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) ? value[name] : undefined
}

function items(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : []
}

function bodyText(request: JsonObject): string {
  const text = member(request.postData, 'text')
  return typeof text === 'string' ? text : ''
}

function bodyBytes(request: JsonObject): Uint8Array | undefined {
  const text = bodyText(request)
  if (member(request.postData, 'encoding') !== 'base64') return new TextEncoder().encode(text)
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** Several fields of one name are joined, as RFC 9110 section 5.3 has it. */
function headersOf(request: JsonObject): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const field of items(request.headers)) {
    const [name, value] = [member(field, 'name'), member(field, 'value')]
    if (typeof name !== 'string' || typeof value !== 'string') continue
    const key = name.toLowerCase()
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`
  }
  return headers
}
