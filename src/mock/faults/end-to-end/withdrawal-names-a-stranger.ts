import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasEvents } from '../support/applies.ts'
import { anotherOf } from '../support/same-kind.ts'

export const withdrawalNamesAStranger: Fault = {
  id: 'withdrawal-names-a-stranger',
  area: 'end-to-end',
  title: 'Events of a withdrawal name an internal id that no connection knows.',
  source: {
    document: 'Duplicate and wrong deregistrations',
    url: 'https://github.com/the-momentum/open-wearables/pull/1203',
  },
  caughtBy: ['end-to-end/withdrawal-honoured'],
  applies: hasEvents(({ kind }) => kind === 'deauthorized', 'it tells of no withdrawals'),
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const { kind, userId } = occasion.event
      const payload = honest(occasion, mock)
      return kind === 'deauthorized'
        ? withPointer(payload, userId, anotherOf(resolvePointer(payload, userId)))
        : payload
    },
  },
}
