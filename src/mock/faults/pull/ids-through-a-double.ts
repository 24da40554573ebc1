import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { DataSource } from '../../../partner/data.ts'
import { unwrap } from '../../../partner/envelope.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const idsThroughADouble: Fault = {
  id: 'ids-through-a-double',
  area: 'pull',
  title: 'Ids of 64 bits are rounded to what a double can hold.',
  source: {
    document: 'COROS: 64-bit ids lose digits in JSON.parse',
    url: 'https://github.com/jimmykane/quantified-self',
  },
  caughtBy: ['pull/ids-not-rounded'],
  applies: declares(
    (source) => exampleIds(source).some((id) => typeof id === 'bigint'),
    'its ids are not of 64 bits',
  ),
  hooks: {
    record: (honest) => (item, type, source, mock) => {
      const written = honest(item, type, source, mock)
      const id = resolvePointer(written, source.records.id)
      return typeof id === 'bigint' ? withPointer(written, source.records.id, Number(id)) : written
    },
  },
}

function exampleIds({ response, records, example }: DataSource): readonly unknown[] {
  const found = resolvePointer(unwrap(response, example), records.at)
  return (Array.isArray(found) ? found : [found]).map((record) => resolvePointer(record, records.id))
}
