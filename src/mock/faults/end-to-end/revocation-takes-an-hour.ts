import type { Fault } from '../../fault.ts'

export const revocationTakesAnHour: Fault = {
  id: 'revocation-takes-an-hour',
  area: 'end-to-end',
  title: 'A token that was given back goes on for an hour, in a cache.',
  source: { document: 'RFC 7009', section: '2' },
  caughtBy: ['end-to-end/revoked-grant-reads-nothing'],
  applies: ({ auth }) =>
    auth.kind === 'oauth2' && auth.revocation !== undefined ? undefined : 'it declares no revocation',
  hooks: {
    accessProblems: (honest) => (attempt, mock) =>
      honest(attempt, mock).filter(
        ({ about }) =>
          about !== 'revoked' || mock.clock.epochMs() - (attempt.found?.revokedAtMs ?? 0) >= 3_600_000,
      ),
  },
}
