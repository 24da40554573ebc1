import { isJsonObject } from '../../../kernel/json.ts'
import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { tokenAuth } from '../../oauth/token-auth.ts'
import { hasTokenEndpoint } from './support/applies.ts'

export const tokenTypeMissing: Fault = {
  id: 'token-type-missing',
  area: 'auth',
  title: 'The token response does not say what type the token is of.',
  source: { document: 'RFC 6749', section: '5.1' },
  caughtBy: ['auth/token-type-bearer'],
  applies: hasTokenEndpoint,
  hooks: {
    tokenBody: (honest) => (tokens, mock) => {
      const { root } = tokenAuth(mock.partner).tokenResponse
      const body = honest(tokens, mock)
      const content = resolvePointer(body, root)
      if (!isJsonObject(content)) return body
      const { token_type: _, ...others } = content
      return root === '' ? others : withPointer(body, root, others)
    },
  },
}
