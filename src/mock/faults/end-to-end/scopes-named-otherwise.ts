import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'

export const scopesNamedOtherwise: Fault = {
  id: 'scopes-named-otherwise',
  area: 'end-to-end',
  title: 'The granted scopes have other names than the requested ones.',
  source: {
    document: 'Terra: scopes in different fields, partial',
    url: 'https://docs.tryterra.co/faq/help-topics/data-api-sdk/account-config-environments-and-going-live/scopes-permissions-config',
  },
  caughtBy: ['end-to-end/history-is-granted'],
  applies: ({ auth }) =>
    auth.kind === 'oauth2' && auth.scopes.granted.from === 'tokenResponse'
      ? undefined
      : 'its token response tells no scopes',
  hooks: {
    tokenBody: (honest) => (tokens, mock) => {
      const { auth } = mock.partner
      const body = honest(tokens, mock)
      if (auth.kind !== 'oauth2' || auth.scopes.granted.from !== 'tokenResponse') return body
      const at = `${auth.tokenResponse.root}${auth.scopes.granted.at}`
      return withPointer(body, at, String(resolvePointer(body, at)).replaceAll('.', '_'))
    },
  },
}
