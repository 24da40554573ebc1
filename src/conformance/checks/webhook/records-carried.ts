import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const recordsCarried: Check<'webhook-events'> = defineCheck({
  id: 'webhook/records-carried',
  title: 'An event with a full payload carries its records where declared.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Put the records at the declared place of the event, or declare its payload as thin.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ declared, events }) => {
      if (declared.payload !== 'full' || declared.records === undefined) return undefined
      const { records } = declared
      const bare = events.some((event) => {
        const found = resolvePointer(event, records)
        return found === undefined || found === null || (Array.isArray(found) && found.length === 0)
      })
      return bare ? `there are no records at '${records}'` : undefined
    }),
})
