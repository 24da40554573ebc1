import { idText } from '../../../client/locate.ts'
import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const userIdPresent: Check<'webhook-events'> = defineCheck({
  id: 'webhook/user-id-present',
  title: 'Every event names its user.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: "Put the user's id at the declared place of every event.",
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ declared, events }) =>
      events.some((event) => idText(resolvePointer(event, declared.userId)) === undefined)
        ? `there is no user id at '${declared.userId}'`
        : undefined,
    ),
})
