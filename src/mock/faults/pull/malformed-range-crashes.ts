import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { hasData } from '../support/applies.ts'

export const malformedRangeCrashes: Fault = {
  id: 'malformed-range-crashes',
  area: 'pull',
  title: 'A range that cannot be read crashes the server.',
  source: { document: 'RFC 9110', section: '15.6' },
  caughtBy: ['pull/no-server-errors'],
  applies: hasData,
  hooks: {
    errorReply: (honest) => (problem, envelope, call, mock) =>
      problem.about === 'range_malformed'
        ? jsonReply(500, { error: 'internal_error' })
        : honest(problem, envelope, call, mock),
  },
}
