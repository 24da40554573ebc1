import { eventsOf } from '../../../client/read-delivery.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const batchWellFormed: Check<'webhook-events'> = defineCheck({
  id: 'webhook/batch-well-formed',
  title: 'A batch stands where declared, holds at least one event and no more than declared.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Send the events as a list at the declared place, at most `batch.maxEvents` of them.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ body }) => {
      const { webhooks } = partner
      if (webhooks?.batch === undefined || body === undefined) return undefined
      const events = eventsOf(webhooks, body)
      if (events === undefined) return `there is no list at '${webhooks.batch.at}'`
      if (events.length === 0) return 'the batch is empty'
      return events.length > webhooks.batch.maxEvents ? `the batch holds ${events.length} events` : undefined
    }),
})
