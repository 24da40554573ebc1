import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const tokenNotCacheable: Check<'token-exchange'> = defineCheck({
  id: 'auth/token-not-cacheable',
  title: 'A token response forbids storing it.',
  level: 'must',
  source: { document: 'RFC 6749', section: '5.1', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1' },
  remedy: 'Send `Cache-Control: no-store` with every token response.',
  given: 'token-exchange',

  judge({ exchange, reading }) {
    if (reading.kind !== 'success') return inapplicable('there is no token response')
    const value = exchange.response.headers['cache-control'] ?? '(absent)'
    return /\bno-store\b/i.test(value) ? undefined : finding(`cache-control: ${value}`, exchange)
  },
})
