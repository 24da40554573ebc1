import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const noTokenInRedirect: Check<'authorization'> = defineCheck({
  id: 'auth/no-token-in-redirect',
  title: 'The redirect carries a code and never a token.',
  level: 'must',
  source: {
    document: 'RFC 9700',
    section: '2.1.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.2',
  },
  remedy: 'Answer `response_type=code` with a code only; hand out tokens at the token endpoint.',
  given: 'authorization',

  judge({ consent, redirect }) {
    if (redirect === undefined) return inapplicable('the redirect URI was not reached')
    const fragment = new URLSearchParams(consent.reached ? new URL(consent.redirectUrl).hash.slice(1) : '')
    const leaked = ['access_token', 'refresh_token', 'id_token'].filter(
      (name) => redirect.has(name) || fragment.has(name),
    )
    return leaked.length === 0
      ? undefined
      : finding(`the redirect carries ${leaked.join(', ')}`, consent.exchanges.at(-1))
  },
})
