import { toPointer } from '../kernel/pointer.ts'
import type { Auth } from './auth.ts'
import type { Locator } from './locator.ts'
import { dataTypesOf, type Partner } from './partner.ts'
import type { RequestPurpose } from './placeholders.ts'
import type { JsonTemplate, RequestTemplate } from './request-template.ts'
import { userFacts } from './user-facts.ts'
import type { Webhooks } from './webhooks.ts'

/** A request that a descriptor declares. */
export interface DeclaredRequest {
  /** JSON Pointer into the partner. */
  readonly at: string
  readonly purpose: RequestPurpose
  readonly request: RequestTemplate
}

/** Text that may hold placeholders, and where it stands. */
export interface DeclaredText {
  readonly at: string
  readonly text: string
}

export function authRequests(auth: Auth): readonly DeclaredRequest[] {
  if (auth.kind !== 'oauth2' && auth.kind !== 'clientCredentials') return []
  const granted = locatorRequests('/auth/scopes/granted', auth.scopes.granted)
  if (auth.kind === 'clientCredentials') return granted
  return [
    ...granted,
    ...locatorRequests('/auth/userId', auth.userId),
    ...userFacts(auth).flatMap(([fact, locator]) => locatorRequests(`/auth/${fact}`, locator)),
    ...auth.afterLink.map((request, index) => ({
      at: `/auth/afterLink/${index}`,
      purpose: 'registration' as const,
      request,
    })),
    ...optional('/auth/revocation', 'revocation', auth.revocation),
  ]
}

export function dataRequests(partner: Partner): readonly DeclaredRequest[] {
  return dataTypesOf(partner).flatMap((type) => {
    const { request, transaction } = partner.data[type]!
    const at = `/data/${type}`
    return [
      { at: `${at}/request`, purpose: 'data', request },
      ...optional(`${at}/transaction/open`, 'opening', transaction?.open),
      ...optional(`${at}/transaction/commit`, 'committing', transaction?.commit),
      ...optional(`${at}/transaction/items/request`, 'item', transaction?.items?.request),
    ]
  })
}

export function webhookRequests(webhooks: Webhooks | undefined): readonly DeclaredRequest[] {
  if (webhooks === undefined) return []
  const { registration, trigger, events } = webhooks
  return [
    ...(registration.kind === 'dashboard'
      ? []
      : optional('/webhooks/registration/request', 'registration', registration.request)),
    ...optional('/webhooks/trigger', 'registration', trigger),
    ...events.flatMap((event, index) => optional(`/webhooks/events/${index}/fetch`, 'fetch', event.fetch)),
  ]
}

/** Every text of a request, those inside its JSON included. */
export function requestTexts({ at, request }: DeclaredRequest): readonly DeclaredText[] {
  const { url, query, headers, form, json } = request
  return [
    { at: `${at}/url`, text: url },
    ...recordTexts(`${at}/query`, query),
    ...recordTexts(`${at}/headers`, headers),
    ...recordTexts(`${at}/form`, form),
    ...(json === undefined ? [] : jsonTexts(`${at}/json`, json)),
  ]
}

export function recordTexts(
  at: string,
  record: Readonly<Record<string, string>> = {},
): readonly DeclaredText[] {
  return Object.entries(record).map(([name, text]) => ({ at: at + toPointer([name]), text }))
}

function jsonTexts(at: string, json: JsonTemplate): readonly DeclaredText[] {
  if (typeof json === 'string') return [{ at, text: json }]
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, item]) => jsonTexts(at + toPointer([key]), item as JsonTemplate))
}

function locatorRequests(at: string, locator: Locator): readonly DeclaredRequest[] {
  return locator.from === 'call' ? optional(`${at}/request`, 'grantCall', locator.request) : []
}

function optional(
  at: string,
  purpose: RequestPurpose,
  request: RequestTemplate | undefined,
): readonly DeclaredRequest[] {
  return request === undefined ? [] : [{ at, purpose, request }]
}
