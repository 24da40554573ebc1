import type { Fault } from '../../fault.ts'

export const grantSurvivesItsRevocation: Fault = {
  id: 'grant-survives-its-revocation',
  area: 'end-to-end',
  title: 'A grant that was given back still opens everything.',
  source: { document: 'RFC 7009', section: '2.1' },
  caughtBy: ['end-to-end/revoked-grant-reads-nothing'],
  applies: ({ auth }) =>
    auth.kind === 'oauth2' && auth.revocation !== undefined ? undefined : 'it declares no revocation',
  hooks: { revoke: () => () => {} },
}
