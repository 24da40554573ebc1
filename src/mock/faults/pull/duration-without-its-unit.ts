import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const durationWithoutItsUnit: Fault = {
  id: 'duration-without-its-unit',
  area: 'pull',
  title: 'An offset that is declared as a duration, such as 3600s, is a bare number.',
  source: {
    document: 'Protocol Buffers: a Duration in JSON ends with s',
    url: 'https://protobuf.dev/programming-guides/json/',
  },
  caughtBy: ['pull/offset-present'],
  applies: declares(({ records }) => records.offset?.unit === 'duration', 'its offsets are no durations'),
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      const { offset } = source.records
      if (offset?.unit !== 'duration') return written
      return withPointer(written, offset.at, Number.parseFloat(String(resolvePointer(written, offset.at))))
    },
  },
}
