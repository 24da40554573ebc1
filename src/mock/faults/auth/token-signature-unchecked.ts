import type { Fault } from '../../fault.ts'
import { hasData, oauth2Only } from './support/applies.ts'
import { shownToken, withToken } from './support/rewrite.ts'

export const tokenSignatureUnchecked: Fault = {
  id: 'token-signature-unchecked',
  area: 'auth',
  title: 'The claims of a token are believed without a look at its signature.',
  source: { document: 'RFC 8725', section: '3.3' },
  caughtBy: ['auth/forged-token-refused'],
  applies: (partner) => oauth2Only()(partner) ?? hasData(partner),
  hooks: {
    answer: (honest) => (call, mock, route) => {
      const shown = shownToken(call)
      const claims = shown?.slice(0, shown.lastIndexOf('.') + 1) ?? ''
      const believed =
        claims === '' ? undefined : mock.ledger.accessTokens.find(({ token }) => token.startsWith(claims))
      return honest(believed === undefined ? call : withToken(call, believed.token, mock), mock, route)
    },
  },
}
