import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const tokenResponseJson: Check<'token-exchange'> = defineCheck({
  id: 'auth/token-response-json',
  title: 'A token response says that it is JSON.',
  level: 'must',
  source: { document: 'RFC 6749', section: '5.1', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1' },
  remedy: 'Send `Content-Type: application/json` with every token response.',
  given: 'token-exchange',

  judge({ exchange, reading }) {
    if (reading.kind !== 'success') return inapplicable('there is no token response')
    const value = exchange.response.headers['content-type'] ?? '(absent)'
    return /^application\/json\b/i.test(value) ? undefined : finding(`content-type: ${value}`, exchange)
  },
})
