import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const tokenTypeBearer: Check<'token-exchange'> = defineCheck({
  id: 'auth/token-type-bearer',
  title: 'The token response names the token type Bearer.',
  level: 'must',
  source: { document: 'RFC 6749', section: '5.1', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1' },
  remedy: 'Add `"token_type": "Bearer"` to the token response.',
  given: 'token-exchange',

  judge({ exchange, reading }) {
    if (reading.kind !== 'success') return inapplicable('there is no token response')
    const type = resolvePointer(reading.content, '/token_type')
    if (typeof type === 'string' && type.toLowerCase() === 'bearer') return undefined
    return finding(
      type === undefined ? 'there is no token_type' : `token_type is ${JSON.stringify(type)}`,
      exchange,
    )
  },
})
