import type { Exchange } from '../../../http/exchange.ts'
import { isLoopback } from '../../../http/is-loopback.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { noServers } from '../../tls-servers.ts'

export const redirectsStaySecure: Check<'transport'> = defineCheck({
  id: 'transport/redirects-stay-secure',
  title: 'No redirect leads from https to plain HTTP.',
  level: 'must',
  source: { document: 'RFC 9700', section: '2.6', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.6' },
  remedy:
    'Build redirects with https; behind a proxy that ends TLS, from `X-Forwarded-Proto` or a configured base URL.',
  given: 'transport',

  judge({ servers }) {
    if (servers.length === 0) return inapplicable(noServers)
    const leading = servers.flatMap(({ answers }) => answers).find(leadsOut)
    return leading === undefined
      ? undefined
      : finding(`${leading.request.url} redirects to ${leading.response.headers.location}`, leading)
  },
})

/** A redirect URI on this machine may be plain (RFC 8252 §7.3). */
function leadsOut({ request, response }: Exchange): boolean {
  const { location } = response.headers
  if (location === undefined || !URL.canParse(location, request.url)) return false
  const target = new URL(location, request.url)
  return target.protocol === 'http:' && !isLoopback(target)
}
