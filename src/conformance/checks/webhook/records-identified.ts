import { idText } from '../../../client/locate.ts'
import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const recordsIdentified: Check<'webhook-events'> = defineCheck({
  id: 'webhook/records-identified',
  title: 'Every record that an event carries has its id.',
  level: 'must',
  source: {
    document: 'Suunto: a redelivered record breaks a unique key',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  remedy: 'Give each record in a webhook the id that it has in an answer, at the same place.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ declared: { payload, records, dataType }, events }) => {
      const source = dataType === undefined ? undefined : partner.data[dataType]
      if (payload !== 'full' || records === undefined || source === undefined) return undefined
      const carried = events.flatMap((event) => resolvePointer(event, records) ?? [])
      return carried.some((record) => idText(resolvePointer(record, source.records.id)) === undefined)
        ? `a record has no id at '${source.records.id}'`
        : undefined
    }),
})
