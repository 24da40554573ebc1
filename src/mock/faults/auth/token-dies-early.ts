import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { oauth2Only } from './support/applies.ts'

export const tokenDiesEarly: Fault = {
  id: 'token-dies-early',
  area: 'auth',
  title: 'Access tokens die at half of the lifetime that they were given with.',
  source: { document: 'RFC 6749', section: '5.1' },
  caughtBy: ['auth/token-lives-as-long-as-said'],
  applies: oauth2Only(),
  hooks: {
    accessProblems: (honest) => (access, mock) => {
      const { found } = access
      const problems = honest(access, mock)
      if (found === undefined || problems.length > 0) return problems
      const halfMs = (found.expiresAtMs - found.issuedAtMs) / 2
      return mock.clock.epochMs() < found.issuedAtMs + halfMs
        ? problems
        : [problem('expired', 'invalid_token', 'The access token has expired.', 401)]
    },
  },
}
