import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const refreshResponseNotCacheable: Check<'refresh'> = defineCheck({
  id: 'auth/refresh-response-not-cacheable',
  title: 'The answer to a refresh forbids storing it.',
  level: 'must',
  source: { document: 'RFC 6749', section: '5.1', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1' },
  remedy: 'Send `Cache-Control: no-store` with the answers to refreshes too.',
  given: 'refresh',

  judge({ exchange, reading }) {
    if (reading.kind !== 'success') return inapplicable('there is no renewed token')
    if (reading.extended === true) return inapplicable('the answer holds no token')
    const value = exchange.response.headers['cache-control'] ?? '(absent)'
    return /\bno-store\b/i.test(value) ? undefined : finding(`cache-control: ${value}`, exchange)
  },
})
