import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const issuerCorrect: Check<'authorization'> = defineCheck({
  id: 'auth/issuer-correct',
  title: 'Where the redirect names its issuer, it names the server that the user was sent to.',
  level: 'must',
  source: { document: 'RFC 9207', section: '2.4', url: 'https://www.rfc-editor.org/rfc/rfc9207#section-2.4' },
  remedy: 'Send as `iss` the issuer identifier of the authorization server, or nothing.',
  given: 'authorization',

  judge({ request, consent, redirect }) {
    const issuer = redirect?.get('iss') ?? undefined
    if (issuer === undefined) return inapplicable('the redirect names no issuer, which is optional')
    const last = consent.exchanges.at(-1)
    if (!URL.canParse(issuer)) return finding('iss is no URL', last)
    const { origin } = new URL(request.url)
    const other = new URL(issuer)
    if (other.search !== '' || other.hash !== '') return finding('iss has a query or a fragment', last)
    return other.origin === origin
      ? undefined
      : finding(`iss is at ${other.origin}, the user was sent to ${origin}`, last)
  },
})
