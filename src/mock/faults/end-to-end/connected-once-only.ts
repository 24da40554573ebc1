import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const connectedOnceOnly: Fault = {
  id: 'connected-once-only',
  area: 'end-to-end',
  title: 'A user who has connected before is refused.',
  source: {
    document: 'Reconnection is swallowed by a unique key',
    url: 'https://github.com/the-momentum/open-wearables/issues/1223',
  },
  caughtBy: ['end-to-end/connects'],
  applies: hasData,
  hooks: {
    consentUser: (honest) => (request, mock) =>
      mock.ledger.grants.length > 0 ? undefined : honest(request, mock),
  },
}
