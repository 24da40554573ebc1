import type { Handler } from './handler.ts'
import { isLoopback } from './is-loopback.ts'
import { problemResponse } from './problem-details.ts'

/**
 * A handler for this machine alone, whatever a page on the web tries. A name that somebody else resolves to loopback
 * (DNS rebinding) arrives with that name in `Host`; a request that another site's page makes arrives with that site in
 * `Origin` or in `Sec-Fetch-Site`. Neither is answered. A person may still follow a link to a page.
 */
export function loopbackOnly(handler: Handler): Handler {
  return async (request) => {
    const url = new URL(request.url)
    // A request may name its host twice (RFC 9112 §3.2.2): both have to be ours.
    for (const named of [url, hostOf(request, url)])
      if (!isLoopback(named)) return problemResponse(foreignHost(named.host))
    const origin = request.headers.get('origin')
    if (origin !== null && origin !== url.origin) return problemResponse(foreignOrigin(origin))
    const site = request.headers.get('sec-fetch-site')
    if ((site === 'cross-site' || site === 'same-site') && !isVisit(request))
      return problemResponse(foreignOrigin('another site'))
    const response = await handler(request)
    for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value)
    return response
  }
}

function hostOf(request: Request, url: URL): URL {
  const host = request.headers.get('host')
  return host !== null && URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : url
}

/** What another site may not do with our answers: read them, frame them, or take them for something else. */
const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
}

/** Whether a person goes to a page, as opposed to a page that fetches something. */
function isVisit({ method, headers }: Request): boolean {
  const isDocument = headers.get('sec-fetch-dest') === 'document'
  return (method === 'GET' || method === 'HEAD') && headers.get('sec-fetch-mode') === 'navigate' && isDocument
}

function foreignHost(host: string): Parameters<typeof problemResponse>[0] {
  return {
    status: 421,
    title: 'Not a loopback host',
    detail: `The request is for ${host}, which is not this machine's own name for itself.`,
    remedy: 'Ask for 127.0.0.1, localhost or [::1].',
  }
}

function foreignOrigin(origin: string): Parameters<typeof problemResponse>[0] {
  return {
    status: 403,
    title: 'A page of another origin',
    detail: `The request comes from a page of ${origin}.`,
    remedy: 'Ask from a program on this machine, or from our own page.',
  }
}
