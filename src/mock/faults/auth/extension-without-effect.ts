import type { Fault } from '../../fault.ts'
import { extendsTokens } from './support/applies.ts'
import { extensionsChanged } from './support/extension.ts'

export const extensionWithoutEffect: Fault = {
  id: 'extension-without-effect',
  area: 'auth',
  title: 'A refresh is answered with success, and the tokens end when they would have ended.',
  source: {
    document: 'Terra: completing your application',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  caughtBy: ['auth/extension-lasts'],
  applies: extendsTokens,
  hooks: extensionsChanged((token, firstEndMs) => {
    const told = { ...token }
    token.expiresAtMs = firstEndMs
    return told
  }),
}
