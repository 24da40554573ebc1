import type { Fault } from '../../fault.ts'
import { extendsTokens, oauth2Only } from './support/applies.ts'
import { extensionsChanged } from './support/extension.ts'

export const extensionTellsTheOldEnd: Fault = {
  id: 'extension-tells-the-old-end',
  area: 'auth',
  title: 'A refresh that extends tokens tells the time that was left anyway.',
  source: { document: 'RFC 6749', section: '5.1' },
  caughtBy: ['auth/extension-lasts'],
  applies: (partner) =>
    extendsTokens(partner) ??
    oauth2Only(({ refresh, tokenResponse }) =>
      refresh.extendsSeconds === undefined &&
      (tokenResponse.expiresIn ?? tokenResponse.expiresAt) !== undefined
        ? undefined
        : 'its answers tell no lifetime',
    )(partner),
  hooks: extensionsChanged((token, firstEndMs) => ({ ...token, expiresAtMs: firstEndMs })),
}
