import type { Fault } from '../../fault.ts'
import { givesNewTokens, oauth2Only } from './support/applies.ts'

export const oldPairLivesOn: Fault = {
  id: 'old-pair-lives-on',
  area: 'auth',
  title: 'The old pair of tokens is declared to end, and goes on.',
  source: { document: 'RFC 9700', section: '4.14.2' },
  caughtBy: ['auth/old-access-token-ends', 'auth/old-refresh-token-ends'],
  applies: (partner) =>
    givesNewTokens(partner) ??
    oauth2Only(({ refresh }) => (refresh.oldPair === 'livesOut' ? 'that is what it declares' : undefined))(
      partner,
    ),
  hooks: {
    endOldPair: () => () => {},
  },
}
