import { type Check, defineCheck, finding } from '../../check.ts'

export const triggerSucceeds: Check<'webhook-events'> = defineCheck({
  id: 'webhook/trigger-succeeds',
  title: 'Every declared event can be asked for as the descriptor says.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy:
    'Answer the declared trigger with 2xx for every event, or correct `webhooks.trigger` in the descriptor.',
  given: 'webhook-events',

  judge({ events }) {
    const refused = Object.entries(events).find(([, { trigger }]) => trigger.response.status >= 300)
    return refused === undefined
      ? undefined
      : finding(
          `${refused[0]}: the trigger is answered with ${refused[1].trigger.response.status}`,
          refused[1].trigger,
        )
  },
})
