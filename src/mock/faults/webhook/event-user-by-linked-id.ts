import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { tells } from '../auth/support/applies.ts'
import { hasWebhooks } from '../support/applies.ts'

export const eventUserByLinkedId: Fault = {
  id: 'event-user-by-linked-id',
  area: 'webhook',
  title: 'Events call the user by the id of the rest of the API, though another one is declared for them.',
  source: {
    document: 'Suunto: a different id in webhooks',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['webhook/user-id-matches'],
  applies: (partner) => hasWebhooks(partner) ?? tells('eventUserId')(partner),
  hooks: {
    eventPayload: (honest) => (occasion, mock) =>
      withPointer(
        honest(occasion, mock),
        occasion.event.userId,
        mock.seams.userIdOnWire(occasion.userId, 'event', mock),
      ),
  },
}
