import { matchPath } from '../kernel/template.ts'
import { resolveUrl } from '../partner/fill-request.ts'
import type { Partner } from '../partner/partner.ts'
import type { RequestTemplate } from '../partner/request-template.ts'
import { grantLocators } from '../partner/user-facts.ts'
import { type CapturedEvent, capturedMessage } from './captured-events.ts'
import type { ProviderSession } from './provider-session.ts'
import type { ProviderSide } from './provider-side.ts'
import { STATE } from './provider-states.ts'
import { sessionStates } from './session-states.ts'

/**
 * A partner that runs somewhere, for Pact's verifier: requests go there, tokens and ranges are those of a user who is
 * linked, and webhooks are those that were captured.
 */
export function liveProvider(
  session: ProviderSession,
  captured: readonly CapturedEvent[] = [],
): ProviderSide {
  const { partner, environment, send } = session
  const { webhooks } = partner
  const setState = sessionStates(session)
  const messageOf = (asked: { readonly event: string; readonly field?: string }) =>
    webhooks === undefined ? undefined : capturedMessage(webhooks, captured, asked)
  return {
    handler: async (request) => send(await redirected(request, partner, environment.baseUrl)),
    async setState(state) {
      if (state.name !== STATE.event) return setState(state)
      if (messageOf(state.params) !== undefined) return { set: true, values: {} }
      const { event, field } = state.params
      const reason =
        field === undefined || messageOf({ event }) === undefined
          ? `no captured delivery of ${event} was given`
          : `no captured delivery of ${event} has a record with ${field}`
      return { set: false, reason }
    },
    message: async (state) => (state.name === STATE.event ? messageOf(state.params) : undefined),
  }
}

/** What a connection says of itself, which is ours to say anew. */
const OF_THE_CONNECTION = ['host', 'connection', 'content-length', 'accept-encoding', 'transfer-encoding']

async function redirected(request: Request, partner: Partner, baseUrl: string): Promise<Request> {
  const { pathname, search } = new URL(request.url)
  const headers = new Headers(request.headers)
  for (const name of OF_THE_CONNECTION) headers.delete(name)
  const body = request.body === null ? null : await request.arrayBuffer()
  const url = `${originOf(partner, pathname) ?? baseUrl.replace(/\/$/, '')}${pathname}${search}`
  return new Request(url, { method: request.method, headers, body, redirect: 'manual' })
}

/** Of an endpoint that the descriptor declares on another host than the base URL's. */
function originOf(partner: Partner, pathname: string): string | undefined {
  const url = endpointsOf(partner).find((endpoint) => {
    if (!/^https?:\/\//.test(endpoint)) return false
    const path = resolveUrl(endpoint, 'http://partner.invalid').pathname
    return matchPath(decodeURI(path), decodeURI(pathname)) !== undefined
  })
  return url === undefined ? undefined : new URL(url).origin
}

function endpointsOf({ auth, data, webhooks }: Partner): readonly string[] {
  const isOAuth = auth.kind === 'oauth2' || auth.kind === 'clientCredentials'
  const templates: (RequestTemplate | undefined)[] = [
    ...(auth.kind === 'oauth2' ? [auth.revocation, ...auth.afterLink] : []),
    ...grantLocators(auth).map((locator) => (locator.from === 'call' ? locator.request : undefined)),
    ...Object.values(data).map(({ request }) => request),
    ...(webhooks?.events ?? []).map(({ fetch }) => fetch),
    webhooks === undefined || webhooks.registration.kind === 'dashboard'
      ? undefined
      : webhooks.registration.request,
  ]
  return [
    ...(isOAuth ? [auth.tokenUrl, auth.refreshUrl] : []),
    auth.kind === 'oauth2' ? auth.authorizationUrl : undefined,
    ...templates.map((template) => template?.url),
  ].filter((url) => url !== undefined)
}
