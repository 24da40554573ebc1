import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const metadataTellPkce: Check<'metadata'> = defineCheck({
  id: 'auth/metadata-tell-pkce',
  title: 'The served metadata say that PKCE with S256 is known where the descriptor declares it.',
  level: 'should',
  source: { document: 'RFC 8414', section: '2', url: 'https://www.rfc-editor.org/rfc/rfc8414#section-2' },
  remedy:
    'List `S256` in `code_challenge_methods_supported`: without it, clients take it that there is no PKCE.',
  given: 'metadata',

  judge({ exchange, document }, { auth }) {
    if (auth.kind !== 'oauth2' || auth.pkce === 'none') return inapplicable('no PKCE is declared')
    const methods = document.code_challenge_methods_supported
    return Array.isArray(methods) && methods.includes('S256')
      ? undefined
      : finding('code_challenge_methods_supported does not list S256', exchange)
  },
})
