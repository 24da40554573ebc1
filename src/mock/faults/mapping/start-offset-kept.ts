import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const startOffsetKept: Fault = {
  id: 'start-offset-kept',
  area: 'mapping',
  title: 'The end of a night in which the clocks change is written with the offset of its start.',
  source: {
    document: 'Fitbit: the offset of the start kept over a change of the clocks',
    url: 'https://github.com/pkpio/fitbit-googlefit/pull/86',
  },
  caughtBy: ['mapping/sleep-adds-up', 'mapping/samples-coherent'],
  applies: declares(
    ({ records }) => records.time === 'dateTime' && records.end !== undefined,
    'its times carry no offset',
  ),
  // The night before, Central Europe went back to standard time.
  showsAtMs: Date.UTC(2026, 9, 25, 12),
  hooks: {
    record: (honest) => (item, type, source, mock) => {
      const written = honest(item, type, source, mock)
      const { start, end } = source.records
      const [first, last] = [resolvePointer(written, start), resolvePointer(written, end ?? start)]
      if (end === undefined || typeof first !== 'string' || typeof last !== 'string') return written
      const offset = /([Zz]|[+-]\d{2}:\d{2})$/.exec(first)?.[1] ?? 'Z'
      return withPointer(written, end, last.replace(/([Zz]|[+-]\d{2}:\d{2})$/, offset))
    },
  },
}
