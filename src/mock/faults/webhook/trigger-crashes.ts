import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { hasWebhooks } from '../support/applies.ts'

export const triggerCrashes: Fault = {
  id: 'trigger-crashes',
  area: 'webhook',
  title: 'Asking for an event crashes the server.',
  source: { document: 'RFC 9110', section: '15.6' },
  caughtBy: ['webhook/trigger-succeeds'],
  applies: hasWebhooks,
  hooks: {
    response: (honest) => (reply, call, mock) =>
      call.route === 'webhooks.trigger'
        ? jsonReply(500, { error: 'internal_error' })
        : honest(reply, call, mock),
  },
}
