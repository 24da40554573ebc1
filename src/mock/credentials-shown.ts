import { fillTemplate, matchTemplate, parseTemplate } from '../kernel/template.ts'
import type { Access } from '../partner/auth.ts'
import type { Credentials } from '../partner/credentials.ts'
import type { PlaceholderValues } from '../partner/match-request.ts'
import { type RequestTemplate, requestPlaceholders } from '../partner/request-template.ts'
import type { Incoming } from './incoming.ts'

/** Credentials as a request carries them where a template wants them. */
export interface CredentialsShown {
  /** Whether anything stood in those places. */
  readonly presented: boolean
  /** Whether everything but the access token is what it should be. */
  readonly constantsMatch: boolean
  readonly accessToken?: string
}

/**
 * Reads a template's credentials backwards: in its headers, and in what its URL, query, form or JSON body held. A
 * template that has none leaves them to `access`.
 */
export function credentialsShown(
  template: RequestTemplate,
  values: PlaceholderValues,
  incoming: Incoming,
  credentials: Credentials,
  access?: Access,
): CredentialsShown {
  const expected = credentialValues(credentials)
  const header = (name: string) => incoming.request.headers.get(name)
  const own = [
    ...readPlaces(template.headers ?? {}, header, expected),
    ...readValues(template, values, expected),
  ]
  if (own.length > 0 || access === undefined) return summary(own)
  const query = (name: string) => incoming.url.searchParams.get(name)
  return summary([
    ...readPlaces(access.headers, header, expected),
    ...readPlaces(access.query, query, expected),
  ])
}

/** What the placeholders of credentials stand for. */
export function credentialValues(credentials: Credentials): Readonly<Record<string, string>> {
  const { clientId, clientSecret, constants } = credentials
  const { username = clientId, password = clientSecret } = constants
  return { clientId, clientSecret, basicCredentials: base64(`${username}:${password}`), ...constants }
}

/** One place where credentials should stand. */
interface Place {
  readonly presented: boolean
  readonly match: boolean
  readonly accessToken?: string
}

function readPlaces(
  templates: Readonly<Record<string, string>>,
  given: (name: string) => string | null,
  expected: Readonly<Record<string, string>>,
): readonly Place[] {
  return Object.entries(templates)
    .filter(([, text]) => parseTemplate(text).placeholders.some((name) => isCredential(name, expected)))
    .map(([name, template]) => readPlace(template, given(name), expected))
}

function readPlace(
  template: string,
  given: string | null,
  expected: Readonly<Record<string, string>>,
): Place {
  if (given === null) return ABSENT
  const text = sameScheme(template, given)
  if (!parseTemplate(template).placeholders.includes('accessToken'))
    return { presented: true, match: fillTemplate(template, expected) === text }
  const values = matchTemplate(template, text)
  if (values === undefined) return ABSENT
  const { accessToken, ...others } = values
  const match = Object.entries(others).every(([name, value]) => expected[name] === value)
  return { presented: true, match, ...(accessToken !== undefined && { accessToken }) }
}

function readValues(
  template: RequestTemplate,
  values: PlaceholderValues,
  expected: Readonly<Record<string, string>>,
): readonly Place[] {
  const declared = requestPlaceholders({ ...template, headers: {} }).filter((name) =>
    isCredential(name, expected),
  )
  return declared.map((name) => {
    const value = values[name]
    if (value === undefined) return ABSENT
    return name === 'accessToken'
      ? { presented: true, match: true, accessToken: value }
      : { presented: true, match: value === expected[name] }
  })
}

function isCredential(name: string, expected: Readonly<Record<string, string>>): boolean {
  return name === 'accessToken' || Object.hasOwn(expected, name)
}

/** The scheme of an `Authorization` header is read without regard to case (RFC 9110 §11.1). */
function sameScheme(template: string, given: string): string {
  const scheme = /^[A-Za-z]+ /.exec(template)?.[0] ?? ''
  const isSame = given.slice(0, scheme.length).toLowerCase() === scheme.toLowerCase()
  return isSame ? `${scheme}${given.slice(scheme.length)}` : given
}

function summary(places: readonly Place[]): CredentialsShown {
  const accessToken = places.find((place) => place.accessToken !== undefined)?.accessToken
  return {
    presented: places.some((place) => place.presented),
    constantsMatch: places.every((place) => place.match),
    ...(accessToken !== undefined && { accessToken }),
  }
}

const ABSENT: Place = { presented: false, match: false }

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
