import type { Exchange } from '../http/exchange.ts'
import { HostRefusedError } from '../http/guard.ts'
import { fillTemplate } from '../kernel/template.ts'
import type { Environment } from '../partner/partner.ts'
import { cookieJar } from './cookie-jar.ts'

/** How an automatic consent ended. */
export type Consent =
  | { readonly reached: true; readonly redirectUrl: string; readonly exchanges: readonly Exchange[] }
  | { readonly reached: false; readonly reason: string; readonly exchanges: readonly Exchange[] }

/**
 * Walks through a consent that asks nobody, as test servers have it: follows redirects with cookies until one leads to
 * the redirect URI, which is not called.
 *
 * @param options.maxRedirects - 15 unless told.
 */
export async function followConsent(
  authorizationUrl: string,
  options: {
    readonly redirectUri: string
    readonly exchange: (request: Request) => Promise<Exchange>
    readonly maxRedirects?: number
  },
): Promise<Consent> {
  const { redirectUri, exchange, maxRedirects = 15 } = options
  const jar = cookieJar()
  const exchanges: Exchange[] = []
  let url = new URL(authorizationUrl)
  for (let step = 0; step <= maxRedirects; step++) {
    const cookie = jar.header(url)
    const headers: Record<string, string> = {
      accept: '*/*',
      ...(cookie === undefined ? {} : { cookie }),
    }
    const answer = await answered(exchange, new Request(url, { headers, redirect: 'manual' }))
    if (typeof answer === 'string') return { reached: false, reason: answer, exchanges }
    exchanges.push(answer)
    jar.store(url, setCookies(answer))
    const next = redirectTarget(answer, url)
    if (typeof next === 'string') return { reached: false, reason: next, exchanges }
    if (isRedirectUri(next, redirectUri)) return { reached: true, redirectUrl: next.href, exchanges }
    url = next
  }
  return { reached: false, reason: `more than ${maxRedirects} redirects`, exchanges }
}

/** The answer, or why nobody was asked: where a redirect leads is the partner's choice, whether we go there is ours. */
async function answered(
  exchange: (request: Request) => Promise<Exchange>,
  request: Request,
): Promise<Exchange | string> {
  try {
    return await exchange(request)
  } catch (thrown) {
    if (thrown instanceof HostRefusedError)
      return `a redirect is not followed: ${thrown.message} ${thrown.remedy}`
    throw thrown
  }
}

/** The authorization URL with what makes a test server consent for a certain user: `consentParameters`, `{user}` filled in. */
export function consentUrl(
  authorizationUrl: string,
  environment: Pick<Environment, 'consentParameters'>,
  user?: string,
): string {
  const url = new URL(authorizationUrl)
  for (const [name, template] of Object.entries(environment.consentParameters)) {
    const value = fillTemplate(template, { user })
    if (value !== undefined) url.searchParams.set(name, value)
  }
  return url.href
}

function redirectTarget(answer: Exchange, from: URL): URL | string {
  const { status, headers } = answer.response
  const location = headers.location
  if (status < 300 || status > 399 || location === undefined) {
    const type = headers['content-type'] ?? 'no content type'
    return `${from.pathname} answered ${status} (${type}) instead of a redirect`
  }
  return URL.canParse(location, from.href)
    ? new URL(location, from)
    : `a redirect leads to '${location}', which is no URL`
}

function isRedirectUri(url: URL, redirectUri: string): boolean {
  const expected = new URL(redirectUri)
  return (
    url.protocol === expected.protocol && url.host === expected.host && url.pathname === expected.pathname
  )
}

/** An exchange joins fields of one name by commas; a comma inside `Expires` is no border between two cookies. */
function setCookies(answer: Exchange): Headers {
  const headers = new Headers()
  const joined = answer.response.headers['set-cookie'] ?? ''
  for (const line of joined.split(/,(?=\s*[^;,=\s]+=)/))
    if (line.trim() !== '') headers.append('set-cookie', line)
  return headers
}
