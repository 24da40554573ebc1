import { resolvePointer } from '../../../kernel/pointer.ts'
import { parseTime, TIME_FORMATS } from '../../../partner/time-format.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const eventTimeReadable: Check<'webhook-events'> = defineCheck({
  id: 'webhook/event-time-readable',
  title: 'A thin event says when what it tells of happened.',
  level: 'should',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Put the day or the instant at the declared place, so that the data can be fetched by range.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ declared: { payload, time }, events }) =>
      payload === 'thin' && time !== undefined && events.some((event) => !isTime(resolvePointer(event, time)))
        ? `there is no day and no instant at '${time}'`
        : undefined,
    ),
})

function isTime(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    TIME_FORMATS.some((format) => parseTime(format, value) !== undefined)
  )
}
