import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const impatientSender: Fault = {
  id: 'impatient-sender',
  area: 'webhook',
  title: 'The sender hangs up long before the declared time is over.',
  source: {
    document: 'Terra: answer fast, or it is sent again',
    url: 'https://docs.tryterra.co/faq/help-topics/webhook/failures-errors-and-retries/ack-fast-process-async-timeout',
  },
  caughtBy: ['webhook/slow-answer-accepted'],
  applies: hasWebhooks,
  hooks: { answerWithinSeconds: (honest) => (webhooks) => honest(webhooks) / 5 },
}
