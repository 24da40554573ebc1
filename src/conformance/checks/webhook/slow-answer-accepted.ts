import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { asExchange } from '../../each-delivery.ts'

export const slowAnswerAccepted: Check<'webhook-patience'> = defineCheck({
  id: 'webhook/slow-answer-accepted',
  title: 'An acknowledgement within the declared time counts, even a late one.',
  level: 'must',
  source: {
    document: 'Terra: answers in time',
    url: 'https://docs.tryterra.co/faq/help-topics/webhook/failures-errors-and-retries/ack-fast-process-async-timeout',
  },
  remedy: 'Wait for an answer as long as `acknowledge.withinSeconds` says, or declare less.',
  given: 'webhook-patience',

  judge({ slow: { event, deliveries }, answeredAfterSeconds }) {
    if (deliveries.length === 0) return inapplicable('no event arrived')
    return deliveries.length === 1
      ? undefined
      : finding(
          `${event}: it came again although it was acknowledged after ${answeredAfterSeconds} s`,
          asExchange(deliveries.at(-1)!),
        )
  },
})
