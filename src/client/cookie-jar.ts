/** Cookies as a browser would send them back, as far as a consent page needs it: by host, path and expiry (RFC 6265). */
export interface CookieJar {
  /** Takes in what a response sets. */
  store(url: URL, headers: Headers): void
  /** The `Cookie` header for a request, or `undefined` when there is none to send. */
  header(url: URL): string | undefined
}

interface Cookie {
  readonly name: string
  readonly value: string
  readonly host: string
  readonly path: string
  readonly secure: boolean
}

export function cookieJar(): CookieJar {
  let cookies: readonly Cookie[] = []
  return {
    store(url, headers) {
      for (const line of headers.getSetCookie()) {
        const { cookie, expired } = parseCookie(line, url)
        const others = cookies.filter((other) => !isSameCookie(other, cookie))
        cookies = expired ? others : [...others, cookie]
      }
    },
    header(url) {
      const sent = cookies
        .filter((cookie) => cookie.host === url.hostname && pathMatches(cookie.path, url.pathname))
        .filter((cookie) => !cookie.secure || url.protocol === 'https:')
        .sort((a, b) => b.path.length - a.path.length)
      return sent.length === 0 ? undefined : sent.map(({ name, value }) => `${name}=${value}`).join('; ')
    },
  }
}

function parseCookie(line: string, url: URL): { readonly cookie: Cookie; readonly expired: boolean } {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const [name, value] = cut(pair)
  const attribute = (wanted: string) => attributes.map(cut).find(([key]) => key.toLowerCase() === wanted)?.[1]
  const path = attribute('path')
  const expires = attribute('expires')
  const expired = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= 0)
  return {
    cookie: {
      name,
      value,
      host: url.hostname,
      path: path?.startsWith('/') ? path : (url.pathname.match(/^(\/.+)\/[^/]*$/)?.[1] ?? '/'),
      secure: attribute('secure') !== undefined,
    },
    expired: expired || value === '',
  }
}

function isSameCookie(a: Cookie, b: Cookie): boolean {
  return a.name === b.name && a.host === b.host && a.path === b.path
}

function pathMatches(path: string, pathname: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
}

function cut(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return at < 0 ? [pair, ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
}
