import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { hasData, oauth2Only } from './support/applies.ts'
import { isData } from './support/rewrite.ts'

export const tokenWorksLate: Fault = {
  id: 'token-works-late',
  area: 'auth',
  title: 'A token opens the data only some seconds after it was issued.',
  source: {
    document: 'Terra: completing your application',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  caughtBy: ['auth/token-opens-data', 'auth/refreshed-token-works'],
  applies: (partner) => oauth2Only()(partner) ?? hasData(partner),
  hooks: {
    accessProblems: (honest) => (access, mock) => {
      const { found, needs, call } = access
      const isYoung = found !== undefined && mock.clock.epochMs() < found.issuedAtMs + 5000
      return needs === 'token' && isYoung && isData(call)
        ? [problem('unknown', 'invalid_token', 'The access token is unknown.', 401)]
        : honest(access, mock)
    },
  },
}
