import { stringifyJson } from '../kernel/json.ts'
import type { Auth } from '../partner/auth.ts'
import { resolveUrl } from '../partner/fill-request.ts'
import type { Locator } from '../partner/locator.ts'
import type { RequestTemplate } from '../partner/request-template.ts'

/** An absolute URL, `{placeholders}` still readable. */
export function absolute(url: string, baseUrl: string): string {
  return resolveUrl(url, baseUrl).href.replaceAll('%7B', '{').replaceAll('%7D', '}')
}

/** `GET https://a.example/v1/sleep?start={from}`: what is sent, without headers, where credentials stand. */
export function requestLine({ method, url, query, form, json }: RequestTemplate, baseUrl: string): string {
  const fields = (record: Readonly<Record<string, string>>) =>
    Object.entries(record)
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
  const asked = query === undefined ? '' : `?${fields(query)}`
  const body =
    form !== undefined
      ? ` with the form ${fields(form)}`
      : json === undefined
        ? ''
        : ` with the JSON ${stringifyJson(json)}`
  return `${method} ${absolute(url, baseUrl)}${asked}${body}`
}

/** Where a fact about a grant stands. */
export function located(locator: Locator, baseUrl: string): string {
  switch (locator.from) {
    case 'tokenResponse':
      return `in the token response, at ${locator.at}`
    case 'call':
      return `in the answer to ${requestLine(locator.request, baseUrl)}, at ${locator.at}`
    case 'jwtClaim':
      return `in the claim ${locator.at} of the JWT at ${locator.token} of the token response`
    case 'redirect':
      return `in the parameter ${locator.parameter} of the redirect`
    case 'data':
      return `in each record, at ${locator.at}`
    case 'none':
      return 'nowhere'
  }
}

/** How a request carries the credentials. */
export function carried({ access }: Auth): string {
  const headers = Object.entries(access.headers).map(([name, value]) => `header ${name}: ${value}`)
  const query = Object.entries(access.query).map(([name, value]) => `query ${name}=${value}`)
  return [...headers, ...query].join(', ')
}

/** `15 minutes`, `2 hours`, `90 s`. */
export function lasting(seconds: number): string {
  for (const [unit, length] of [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const) {
    if (seconds >= length && seconds % length === 0)
      return `${seconds / length} ${unit}${seconds === length ? '' : 's'}`
  }
  return `${seconds} s`
}
