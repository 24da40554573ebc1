import type { Fault } from '../../fault.ts'
import { extendsTokens } from './support/applies.ts'

export const extensionGivesNewTokens: Fault = {
  id: 'extension-gives-new-tokens',
  area: 'auth',
  title: 'A refresh is declared to extend the tokens that there are, and gives new ones.',
  source: {
    document: 'Terra: completing your application',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  caughtBy: ['auth/extension-keeps-tokens'],
  applies: extendsTokens,
  hooks: {
    extendAccessToken: () => () => undefined,
  },
}
