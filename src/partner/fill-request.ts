import { stringifyJson } from '../kernel/json.ts'
import { fillTemplate, type TemplateValues } from '../kernel/template.ts'
import type { JsonTemplate, RequestTemplate } from './request-template.ts'

/**
 * The request that a template stands for. It asks for JSON, unless the template asks for something else.
 *
 * @param baseUrl - where relative URLs start; its own path is kept.
 * @returns a fresh `Request` that follows no redirect.
 */
export function fillRequest(template: RequestTemplate, values: TemplateValues, baseUrl: string): Request {
  const url = fillUrl(template, values, baseUrl)
  const headers = new Headers(fillRecord(template.headers, values))
  if (!headers.has('accept')) headers.set('accept', 'application/json')
  const init: RequestInit = { method: template.method, headers, redirect: 'manual' }
  if (template.form !== undefined) {
    headers.set('content-type', 'application/x-www-form-urlencoded')
    init.body = new URLSearchParams(fillRecord(template.form, values)).toString()
  } else if (template.json !== undefined) {
    headers.set('content-type', 'application/json')
    init.body = stringifyJson(fillJson(template.json, values))
  }
  return new Request(url, init)
}

/** The absolute URL of a template, its query included. */
export function fillUrl(
  template: Pick<RequestTemplate, 'url' | 'query'>,
  values: TemplateValues,
  baseUrl: string,
): URL {
  const filled = fillTemplate(template.url, values, encodeURIComponent) ?? template.url
  const url = resolveUrl(filled, baseUrl)
  for (const [name, value] of Object.entries(fillRecord(template.query, values))) {
    url.searchParams.set(name, value)
  }
  return url
}

/** `/v1/sleep` below `https://host/api` is `https://host/api/v1/sleep`: the base keeps its path. */
export function resolveUrl(url: string, baseUrl: string): URL {
  return URL.canParse(url) ? new URL(url) : new URL(`${baseUrl.replace(/\/$/, '')}/${url.replace(/^\//, '')}`)
}

function fillRecord(
  record: Readonly<Record<string, string>> | undefined,
  values: TemplateValues,
): Record<string, string> {
  const filled: Record<string, string> = {}
  for (const [name, template] of Object.entries(record ?? {})) {
    const value = fillTemplate(template, values)
    if (value !== undefined) filled[name] = value
  }
  return filled
}

function fillJson(template: JsonTemplate, values: TemplateValues): unknown {
  if (typeof template === 'string') return fillJsonText(template, values)
  if (Array.isArray(template)) return template.map((item) => fillJson(item, values))
  if (typeof template !== 'object' || template === null) return template
  const entries = Object.entries(template).map(([key, item]) => [key, fillJson(item, values)] as const)
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined))
}

function fillJsonText(template: string, values: TemplateValues): unknown {
  const alone = /^\{([A-Za-z][A-Za-z0-9]*)\}$/.exec(template)?.[1]
  return alone === undefined ? fillTemplate(template, values) : values[alone]
}
