import type { Fault } from '../../fault.ts'
import { htmlReply } from '../../reply.ts'
import { hasData } from '../support/applies.ts'
import { asksForData } from '../support/data-calls.ts'

export const refusalsForPeople: Fault = {
  id: 'refusals-for-people',
  area: 'pull',
  title: 'Refusals are pages for people.',
  source: { document: 'RFC 9110', section: '15.5' },
  caughtBy: ['pull/refusals-have-a-body'],
  applies: hasData,
  hooks: {
    errorReply: (honest) => (problem, envelope, call, mock) =>
      asksForData(call) && problem.about.startsWith('range_')
        ? htmlReply(problem.status, '<h1>Bad request</h1>')
        : honest(problem, envelope, call, mock),
  },
}
