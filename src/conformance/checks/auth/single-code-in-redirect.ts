import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const singleCodeInRedirect: Check<'authorization'> = defineCheck({
  id: 'auth/single-code-in-redirect',
  title: 'Every parameter stands once in the redirect.',
  level: 'must',
  source: { document: 'RFC 6749', section: '3.1', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.1' },
  remedy: 'Send each parameter of the redirect once.',
  given: 'authorization',

  judge({ consent, redirect }) {
    if (redirect === undefined) return inapplicable('the redirect URI was not reached')
    const twice = [...new Set(redirect.keys())].filter((name) => redirect.getAll(name).length > 1)
    return twice.length === 0
      ? undefined
      : finding(`the redirect repeats ${twice.join(', ')}`, consent.exchanges.at(-1))
  },
})
