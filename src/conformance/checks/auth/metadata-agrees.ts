import { type Check, defineCheck, finding } from '../../check.ts'

export const metadataAgrees: Check<'metadata'> = defineCheck({
  id: 'auth/metadata-agrees',
  title: 'The served metadata name the endpoints that the descriptor names.',
  level: 'should',
  source: { document: 'RFC 8414', section: '2', url: 'https://www.rfc-editor.org/rfc/rfc8414#section-2' },
  remedy:
    'Correct the metadata or the descriptor, so that a client that reads one does what a client of the other does.',
  given: 'metadata',

  judge({ exchange, document }, { auth }) {
    const declared =
      auth.kind === 'oauth2'
        ? { authorization_endpoint: auth.authorizationUrl, token_endpoint: auth.tokenUrl }
        : 'tokenUrl' in auth
          ? { token_endpoint: auth.tokenUrl }
          : {}
    for (const [name, url] of Object.entries(declared)) {
      const served = document[name]
      if (typeof served !== 'string') return finding(`the metadata do not say ${name}`, exchange)
      if (!URL.canParse(served) || !isSame(new URL(served), url, exchange.request.url)) {
        return finding(`${name} differs from the descriptor's`, exchange)
      }
    }
    return undefined
  },
})

/** By path, and by host where the descriptor names one: environments differ in theirs. */
function isSame(served: URL, declared: string, metadataUrl: string): boolean {
  const expected = new URL(declared, metadataUrl)
  const isAbsolute = URL.canParse(declared)
  return served.pathname.endsWith(expected.pathname) && (!isAbsolute || served.host === expected.host)
}
