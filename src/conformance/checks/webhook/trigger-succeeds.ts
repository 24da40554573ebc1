import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

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
    const asked = Object.entries(events).flatMap(([name, { trigger }]) =>
      trigger === undefined ? [] : [{ name, trigger }],
    )
    if (asked.length === 0) return inapplicable('the events are caused from outside, not by a request')
    const refused = asked.find(({ trigger }) => trigger.response.status >= 300)
    return refused === undefined
      ? undefined
      : finding(
          `${refused.name}: the trigger is answered with ${refused.trigger.response.status}`,
          refused.trigger,
        )
  },
})
