import { type Check, defineCheck, finding } from '../../check.ts'

export const eventArrives: Check<'webhook-events'> = defineCheck({
  id: 'webhook/event-arrives',
  title: 'Every event that was asked for arrives.',
  level: 'must',
  source: {
    document: 'Oura: webhooks stop while the subscription looks active',
    url: 'https://github.com/the-momentum/open-wearables/issues/1150',
  },
  remedy: 'Deliver each event to every registered endpoint within seconds.',
  given: 'webhook-events',

  judge({ events }) {
    const missing = Object.entries(events).filter(
      ([, { deliveries, trigger }]) => deliveries.length === 0 && (trigger?.response.status ?? 0) < 300,
    )
    return missing.length === 0
      ? undefined
      : finding(`never arrived: ${missing.map(([name]) => name).join(', ')}`, missing[0]?.[1].trigger)
  },
})
