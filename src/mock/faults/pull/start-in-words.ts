import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const startInWords: Fault = {
  id: 'start-in-words',
  area: 'pull',
  title: 'Starts are written in words.',
  source: {
    document: 'Terra: start_time may be anything in the published schemas',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['pull/start-readable'],
  applies: hasData,
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return withPointer(written, source.records.start, 'early in the morning')
    },
  },
}
