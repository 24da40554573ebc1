import { idText } from '../../../client/locate.ts'
import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const recordNamed: Check<'webhook-events'> = defineCheck({
  id: 'webhook/record-named',
  title: 'A thin event names its record where declared.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Put the id of the record at the declared place of the event.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ declared: { payload, recordId }, events }) =>
      payload === 'thin' &&
      recordId !== undefined &&
      events.some((event) => idText(resolvePointer(event, recordId)) === undefined)
        ? `there is no record id at '${recordId}'`
        : undefined,
    ),
})
