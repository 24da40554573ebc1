import type { Exchange } from '../../../http/exchange.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { noServers } from '../../tls-servers.ts'

export const plainHttpRefused: Check<'transport'> = defineCheck({
  id: 'transport/plain-http-refused',
  title: 'Over plain HTTP nothing is served: nobody listens, or the answer leads to https.',
  level: 'must',
  source: { document: 'RFC 9325', section: '3.2', url: 'https://www.rfc-editor.org/rfc/rfc9325#section-3.2' },
  remedy: 'Close the port of plain HTTP for the API, or answer every request there with a redirect to https.',
  given: 'transport',

  judge({ servers }) {
    if (servers.length === 0) return inapplicable(noServers)
    for (const { plain, answers } of servers) {
      if (plain === undefined) continue
      const how = servedHow(plain, answers.at(-1))
      if (how !== undefined) return finding(`${plain.request.url} ${how}`, plain)
    }
    return undefined
  },
})

/** What is served, or `undefined` where nothing is: a refusal, a page that says so, a redirect to https. */
function servedHow(plain: Exchange, secure: Exchange | undefined): string | undefined {
  const { status, headers } = plain.response
  const { location } = headers
  if (status >= 300 && status < 400 && location !== undefined) {
    const isSecure = URL.canParse(location, plain.request.url)
      ? new URL(location, plain.request.url).protocol === 'https:'
      : false
    return isSecure ? undefined : `redirects to ${location}, which is plain HTTP too`
  }
  // Who asks for credentials there gets them, in the clear.
  if (status === 401) return 'asks for credentials: it is answered with 401'
  const isJson = /\bjson\b/.test(headers['content-type'] ?? '')
  const isSame = status === secure?.response.status && plain.response.body === secure.response.body
  return status < 300 && (isJson || isSame) ? `is answered with ${status}` : undefined
}
