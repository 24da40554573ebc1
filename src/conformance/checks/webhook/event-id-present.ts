import { idText } from '../../../client/locate.ts'
import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const eventIdPresent: Check<'webhook-events'> = defineCheck({
  id: 'webhook/event-id-present',
  title: 'Every event has an id of its own where the descriptor declares one.',
  level: 'must',
  source: {
    document: 'Standard Webhooks',
    section: 'Webhook headers',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  remedy: 'Give each event an id that stays the same over all its attempts.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ declared: { id }, delivery, events }) => {
      if (id === undefined) return undefined
      if ('header' in id)
        return delivery.headers[id.header.toLowerCase()] === undefined
          ? `there is no '${id.header}' header`
          : undefined
      return events.some((event) => idText(resolvePointer(event, id.at)) === undefined)
        ? `there is no event id at '${id.at}'`
        : undefined
    }),
})
