import type { Fault } from '../../fault.ts'
import { hasTokenEndpoint } from './support/applies.ts'

export const tokenOneLevelDown: Fault = {
  id: 'token-one-level-down',
  area: 'auth',
  title: 'The tokens stand under `body`, where nobody was told to look.',
  source: {
    document: 'python_withings_api, issue 45: the token is under body',
    url: 'https://github.com/vangorra/python_withings_api/issues/45',
  },
  caughtBy: ['auth/code-exchange-succeeds', 'auth/client-credentials-succeed'],
  applies: hasTokenEndpoint,
  hooks: {
    tokenBody: (honest) => (tokens, mock) => ({ body: honest(tokens, mock) }),
  },
}
