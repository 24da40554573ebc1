import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { DataSource } from '../../../partner/data.ts'
import type { WorldRecord } from '../../../world/world.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { anotherOf } from '../support/same-kind.ts'

export const recordsUnderTwoIds: Fault = {
  id: 'records-under-two-ids',
  area: 'pull',
  title: 'Every third record comes twice, under two ids.',
  source: {
    document: 'WHOOP: two scores for one sleep',
    url: 'https://github.com/the-momentum/open-wearables/issues/1009',
  },
  caughtBy: ['pull/records-told-once'],
  applies: hasData,
  hooks: {
    selectRecords: (honest) => (query, mock) =>
      honest(query, mock).flatMap((item, index) =>
        index % 3 === 0 ? [item, copyOf(item, query.source)] : [item],
      ),
  },
}

function copyOf(item: WorldRecord, { records }: DataSource): WorldRecord {
  const id = anotherOf(resolvePointer(item.record, records.id))
  return { ...item, id: `${item.id}x`, record: withPointer(item.record, records.id, id) }
}
