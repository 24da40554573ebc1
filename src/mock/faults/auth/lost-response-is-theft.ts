import { graceOf } from '../../../partner/refresh-grace.ts'
import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { oauth2Only } from './support/applies.ts'

export const lostResponseIsTheft: Fault = {
  id: 'lost-response-is-theft',
  area: 'auth',
  title: 'A grace for lost answers is declared, but the second use counts as theft at once.',
  source: {
    document: 'engram, pull request 389: a repeated refresh kills the whole family',
    url: 'https://github.com/get-engram/engram/pull/389',
  },
  caughtBy: ['auth/grace-as-declared'],
  applies: oauth2Only(({ refresh }) => (graceOf(refresh) > 0 ? undefined : 'it declares no grace')),
  hooks: {
    refreshProblems: (honest) => (token, request, mock) =>
      token?.rotatedAtMs === undefined
        ? honest(token, request, mock)
        : [problem('rotated', 'invalid_grant', 'The refresh token was replaced by a newer one.')],
  },
}
