import { type Check, defineCheck, finding } from '../../check.ts'

export const registrationSucceeds: Check<'webhook-events'> = defineCheck({
  id: 'webhook/registration-succeeds',
  title: 'An endpoint can be registered as the descriptor says.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Answer the declared registration with 2xx, or correct `webhooks.registration` in the descriptor.',
  given: 'webhook-events',

  judge({ registrations }) {
    const refused = registrations.find(({ response }) => response.status >= 300)
    return refused === undefined
      ? undefined
      : finding(`the registration is answered with ${refused.response.status}`, refused)
  },
})
