import type { Fault } from '../../fault.ts'
import { emptyReply } from '../../reply.ts'
import { hasData } from '../support/applies.ts'

export const refusalsWithoutWords: Fault = {
  id: 'refusals-without-words',
  area: 'pull',
  title: 'Refusals say nothing.',
  source: { document: 'RFC 9110', section: '15.5' },
  caughtBy: ['pull/refusals-have-a-body'],
  applies: hasData,
  hooks: {
    errorReply: (honest) => (problem, envelope, call, mock) =>
      problem.about.startsWith('range_') ? emptyReply(problem.status) : honest(problem, envelope, call, mock),
  },
}
