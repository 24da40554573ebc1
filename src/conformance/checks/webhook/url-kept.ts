import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const urlKept: Check<'webhook-events'> = defineCheck({
  id: 'webhook/url-kept',
  title: 'Deliveries go to the very URL that was registered, path and query included.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Store the callback URL as it is given and call it unchanged.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ delivery }) =>
      target(delivery.url) === target(evidence.callbackUrl)
        ? undefined
        : `it came to '${target(delivery.url)}', registered is '${target(evidence.callbackUrl)}'`,
    ),
})

/** Path and query: a tunnel may have changed the rest. */
function target(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}
