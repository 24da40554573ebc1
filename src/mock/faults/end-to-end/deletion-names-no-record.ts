import { withoutPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasEvents } from '../support/applies.ts'

export const deletionNamesNoRecord: Fault = {
  id: 'deletion-names-no-record',
  area: 'end-to-end',
  title: 'Events of a deletion do not say what was deleted.',
  source: {
    document: 'Terra: submitting an application',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  caughtBy: ['end-to-end/deletion-honoured'],
  applies: hasEvents(({ kind }) => kind === 'deleted', 'it tells of no deletions'),
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const { kind, recordId } = occasion.event
      const payload = honest(occasion, mock)
      return kind === 'deleted' && recordId !== undefined ? withoutPointer(payload, recordId) : payload
    },
  },
}
