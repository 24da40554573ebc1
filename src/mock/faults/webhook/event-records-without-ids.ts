import { resolvePointer, withoutPointer, withPointer } from '../../../kernel/pointer.ts'
import { dataSource } from '../../../partner/partner.ts'
import type { Fault } from '../../fault.ts'
import { hasEvents } from '../support/applies.ts'

export const eventRecordsWithoutIds: Fault = {
  id: 'event-records-without-ids',
  area: 'webhook',
  title: 'The records that events carry have no ids.',
  source: {
    document: 'Suunto: a redelivered record breaks a unique key',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['webhook/records-identified'],
  applies: hasEvents(({ payload }) => payload === 'full', 'its events carry no records'),
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { records, dataType } = occasion.event
      if (records === undefined || dataType === undefined) return payload
      const carried = resolvePointer(payload, records)
      if (!Array.isArray(carried)) return payload
      const { id } = dataSource(mock.partner, dataType).records
      return withPointer(
        payload,
        records,
        carried.map((record) => withoutPointer(record, id)),
      )
    },
  },
}
