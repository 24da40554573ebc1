import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const recordsOfSomebodyElse: Fault = {
  id: 'records-of-somebody-else',
  area: 'pull',
  title: 'Records of another user are among the answers.',
  source: {
    document: 'Terra: logged into the wrong account',
    url: 'https://docs.tryterra.co/health-and-fitness-api/debugging-faq',
  },
  caughtBy: ['pull/records-belong-to-user'],
  applies: declares(({ records }) => records.userId !== undefined, 'its records do not name their user'),
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return source.records.userId === undefined
        ? written
        : withPointer(written, source.records.userId, `${mock.world.users.at(-1)?.id}`)
    },
  },
}
