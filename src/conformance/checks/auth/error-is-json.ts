import { responseJson } from '../../../http/exchange.ts'
import { type Check, defineCheck, finding } from '../../check.ts'

export const errorIsJson: Check<'token-refusals'> = defineCheck({
  id: 'auth/error-is-json',
  title: 'A refused token request is answered in JSON.',
  level: 'must',
  source: { document: 'RFC 6749', section: '5.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
  remedy:
    'Send errors of the token endpoint as `application/json`, whatever the rest of the server shows to browsers.',
  given: 'token-refusals',

  judge({ wrongSecret, unknownCode, unknownGrantType, unknownRefreshToken }) {
    const other = [wrongSecret, unknownCode, unknownGrantType, unknownRefreshToken].find(
      (exchange) => exchange !== undefined && responseJson(exchange) === undefined,
    )
    if (other === undefined) return undefined
    const type = other.response.headers['content-type'] ?? 'no content type'
    return finding(`a refusal with ${other.response.status} is not JSON (${type})`, other)
  },
})
