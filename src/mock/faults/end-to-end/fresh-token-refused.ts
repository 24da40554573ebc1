import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { hasData } from '../support/applies.ts'

export const freshTokenRefused: Fault = {
  id: 'fresh-token-refused',
  area: 'end-to-end',
  title: 'A new token is refused for a minute, until every server knows it.',
  source: {
    document: 'Concurrent refresh and tokens that are not valid yet',
    url: 'https://github.com/jimmykane/quantified-self/issues/589',
  },
  caughtBy: ['end-to-end/history-arrives', 'end-to-end/connects'],
  applies: (partner) =>
    hasData(partner) ?? (partner.auth.kind === 'oauth2' ? undefined : 'it hands out no tokens'),
  hooks: {
    accessProblems: (honest) => (attempt, mock) => {
      const { found } = attempt
      const isFresh = found !== undefined && mock.clock.epochMs() - found.issuedAtMs < 60_000
      const refused = problem('unknown', 'invalid_token', 'The access token is unknown.', 401)
      return [...honest(attempt, mock), ...(isFresh ? [refused] : [])]
    },
  },
}
