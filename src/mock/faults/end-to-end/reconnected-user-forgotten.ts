import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const reconnectedUserForgotten: Fault = {
  id: 'reconnected-user-forgotten',
  area: 'end-to-end',
  title: 'A user who connects again gets no more events.',
  source: {
    document: 'Reconnection emits no event: a unique key swallowed it',
    url: 'https://github.com/the-momentum/open-wearables/issues/1223',
  },
  caughtBy: ['end-to-end/webhooks-accepted'],
  applies: (partner) =>
    hasWebhooks(partner) ?? (partner.auth.kind === 'oauth2' ? undefined : 'nobody connects again'),
  hooks: {
    endpointsFor: (honest) => (event, userId, mock) => {
      const own = mock.ledger.grants.filter((grant) => grant.userId === userId)
      return own.length > 1 ? [] : honest(event, userId, mock)
    },
  },
}
