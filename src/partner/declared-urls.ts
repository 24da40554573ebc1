import { resolveUrl } from './fill-request.ts'
import type { Partner } from './partner.ts'
import type { RequestTemplate } from './request-template.ts'
import { grantLocators } from './user-facts.ts'

/** Every request that a descriptor declares, in its order. */
export function declaredRequests({ auth, data, webhooks }: Partner): readonly RequestTemplate[] {
  const found: (RequestTemplate | undefined)[] = []
  if (auth.kind === 'oauth2') found.push(...auth.afterLink, auth.revocation)
  found.push(...grantLocators(auth).map((locator) => (locator.from === 'call' ? locator.request : undefined)))
  for (const { request, transaction } of Object.values(data))
    found.push(transaction?.open, request, transaction?.commit, transaction?.items?.request)
  if (webhooks !== undefined) {
    const { registration, trigger, events } = webhooks
    found.push(registration.kind === 'dashboard' ? undefined : registration.request, trigger)
    found.push(...events.map(({ fetch }) => fetch))
  }
  return found.filter((request) => request !== undefined)
}

/** Every URL that a descriptor declares, absolute, placeholders and all; the environment's own first. */
export function declaredUrls(partner: Partner, baseUrl: string): readonly string[] {
  const { auth } = partner
  const ends =
    auth.kind === 'oauth2'
      ? [auth.authorizationUrl, auth.tokenUrl, auth.refreshUrl]
      : auth.kind === 'clientCredentials'
        ? [auth.tokenUrl, auth.refreshUrl]
        : []
  const urls = [...ends, ...declaredRequests(partner).map(({ url }) => url)]
  return [
    baseUrl,
    ...urls.filter((url) => url !== undefined).map((url) => decodeURI(resolveUrl(url, baseUrl).href)),
  ]
}

/** Where a partner is: the origins of every URL that its descriptor declares, the environment's own first. */
export function declaredOrigins(partner: Partner, baseUrl: string): readonly string[] {
  return [...new Set(declaredUrls(partner, baseUrl).map((url) => new URL(url).origin))]
}
