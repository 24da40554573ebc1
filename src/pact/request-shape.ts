import { type JsonValue, parseJson } from '../kernel/json.ts'
import { type Expected, fromState } from './matcher.ts'

/** A request as the contract has it: what the client sent, with what only the provider knows left to its state. */
export interface RequestShape {
  readonly method: string
  readonly path: Expected
  readonly query: readonly (readonly [name: string, value: Expected])[]
  /** Names in lower case. */
  readonly headers: readonly (readonly [name: string, value: Expected])[]
  readonly body?: { readonly contentType: string; readonly content: Expected }
}

/** Values of a request that a state decides, by the names under which its handler returns them. */
export type Variables = Readonly<Record<string, string>>

/** What every HTTP library adds as it pleases. */
const INCIDENTAL: ReadonlySet<string> = new Set(['user-agent', 'content-type', 'content-length', 'host'])

/** @param body - of the request, as text. */
export function requestShape(request: Request, body: string, variables: Variables): RequestShape {
  const url = new URL(request.url)
  const told = (text: string): Expected => {
    const expression = expressionOf(text, variables)
    return expression === text ? text : fromState(expression, text)
  }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim()
  return {
    method: request.method,
    path: told(decodeURI(url.pathname)),
    query: [...url.searchParams].map(([name, value]) => [name, told(value)]),
    headers: [...request.headers]
      .filter(([name, value]) => !INCIDENTAL.has(name) && value !== '*/*')
      .map(([name, value]) => [name, told(value)]),
    ...(body === '' || type === undefined
      ? {}
      : { body: { contentType: type, content: contentOf(type, body, variables, told) } }),
  }
}

function contentOf(
  type: string,
  body: string,
  variables: Variables,
  told: (text: string) => Expected,
): Expected {
  if (type === 'application/x-www-form-urlencoded') {
    return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, told(value)]))
  }
  return jsonContent(parseJson(body), variables)
}

function jsonContent(value: JsonValue, variables: Variables): Expected {
  if (Array.isArray(value)) return value.map((item) => jsonContent(item, variables))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonContent(item, variables)]))
  }
  if (typeof value === 'boolean' || value === null) return value
  const text = String(value)
  const expression = expressionOf(text, variables)
  return expression === text ? value : fromState(expression, value)
}

/** The text with `${name}` for every variable in it, the longest first. A number counts only as a whole. */
function expressionOf(text: string, variables: Variables): string {
  const known = Object.entries(variables).filter(([, value]) => value !== '')
  const whole = known.find(([, value]) => value === text)
  if (whole !== undefined) return `\${${whole[0]}}`
  const parts = known.filter(([, value]) => !/^\d+$/.test(value)).sort(([, a], [, b]) => b.length - a.length)
  return parts.reduce((expression, [name, value]) => expression.replaceAll(value, `\${${name}}`), text)
}
