import type { Fault } from '../../fault.ts'
import { hasRateLimit } from '../support/rates.ts'

export const limitAsUnavailable: Fault = {
  id: 'limit-as-unavailable',
  area: 'pull',
  title: 'One request too many is answered with 503, as if the server were in trouble.',
  source: { document: 'RFC 6585', section: '4' },
  caughtBy: ['pull/limit-refusal-as-declared'],
  applies: hasRateLimit,
  hooks: {
    errorReply: (honest) => (problem, envelope, call, mock) =>
      honest(problem.about === 'rate' ? { ...problem, status: 503 } : problem, envelope, call, mock),
  },
}
