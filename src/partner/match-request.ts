import { isJsonObject, type JsonValue, parseJson } from '../kernel/json.ts'
import { matchPath, matchTemplate, parseTemplate } from '../kernel/template.ts'
import { resolveUrl } from './fill-request.ts'
import type { JsonTemplate, RequestTemplate } from './request-template.ts'

export type PlaceholderValues = Readonly<Record<string, string>>

/** A template read backwards. */
export type RequestMatch =
  | { readonly matches: true; readonly values: PlaceholderValues }
  /** `route`: another endpoint altogether. `parameters`: this endpoint, wrongly called; `detail` says how. */
  | { readonly matches: false; readonly mismatch: 'route' | 'method' | 'parameters'; readonly detail: string }

/**
 * What the placeholders of a template stand for in a request. Members whose placeholder the request leaves out are
 * left out of the result; members that the template does not have are ignored, as servers do. Constant members decide
 * whether the request is meant for this endpoint at all (`action=getsleep`).
 *
 * @param body - the request's body as text, read by the caller once.
 */
export function matchRequest(
  template: RequestTemplate,
  request: Request,
  body: string,
  baseUrl: string,
): RequestMatch {
  const url = new URL(request.url)
  const path = matchPath(pathTemplate(template.url, baseUrl), url.pathname)
  if (path === undefined) return mismatch('route', `the path is ${url.pathname}`)
  if (request.method !== template.method) return mismatch('method', `the method is ${request.method}`)
  const query = matchRecord(template.query ?? {}, url.searchParams, 'query parameter')
  if (typeof query === 'string') return mismatch('parameters', query)
  const payload = matchBody(template, body, request.headers.get('content-type') ?? '')
  if (typeof payload === 'string') return mismatch('parameters', payload)
  return { matches: true, values: { ...decoded(path), ...query, ...payload } }
}

/** The path of a template's URL, its placeholders as they were written. */
export function pathTemplate(url: string, baseUrl: string): string {
  const encoded = resolveUrl(url, baseUrl).pathname
  return encoded.replaceAll('%7B', '{').replaceAll('%7D', '}')
}

function matchBody(template: RequestTemplate, body: string, contentType: string): PlaceholderValues | string {
  if (template.form !== undefined) {
    if (!contentType.startsWith('application/x-www-form-urlencoded'))
      return `the body is ${contentType}, not a form`
    return matchRecord(template.form, new URLSearchParams(body), 'form field')
  }
  if (template.json === undefined) return {}
  try {
    return matchJson(template.json, parseJson(body), '')
  } catch {
    return 'the body is not JSON'
  }
}

function matchRecord(
  templates: Readonly<Record<string, string>>,
  given: URLSearchParams,
  what: string,
): PlaceholderValues | string {
  let values: PlaceholderValues = {}
  for (const [name, template] of Object.entries(templates)) {
    const text = given.get(name)
    const isConstant = parseTemplate(template).placeholders.length === 0
    if (text === null) {
      if (isConstant) return `the ${what} '${name}' is missing`
      continue
    }
    const match = matchTemplate(template, text)
    if (match === undefined) return `the ${what} '${name}' is not of the form '${template}'`
    values = { ...values, ...match }
  }
  return values
}

function matchJson(
  template: JsonTemplate,
  given: JsonValue | undefined,
  path: string,
): PlaceholderValues | string {
  if (typeof template === 'string') return matchJsonText(template, given, path)
  if (!isJsonObject(template)) {
    return JSON.stringify(template) === JSON.stringify(given) ? {} : `the body differs at '${path}'`
  }
  if (!isJsonObject(given)) return `the body has no object at '${path}'`
  let values: PlaceholderValues = {}
  for (const [key, item] of Object.entries(template as { readonly [key: string]: JsonTemplate })) {
    const match = matchJson(item, given[key], `${path}/${key}`)
    if (typeof match === 'string') return match
    values = { ...values, ...match }
  }
  return values
}

function matchJsonText(
  template: string,
  given: JsonValue | undefined,
  path: string,
): PlaceholderValues | string {
  const isConstant = parseTemplate(template).placeholders.length === 0
  if (given === undefined) return isConstant ? `the body has nothing at '${path}'` : {}
  return matchTemplate(template, String(given)) ?? `the body differs at '${path}'`
}

function decoded(values: PlaceholderValues): PlaceholderValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, decodeURIComponent(value)]))
}

function mismatch(kind: 'route' | 'method' | 'parameters', detail: string): RequestMatch {
  return { matches: false, mismatch: kind, detail }
}
