import type { Fault } from '../../fault.ts'
import { lifetimeWrittenAs, tellsLifetime } from './support/lifetime.ts'

export const lifetimeInMilliseconds: Fault = {
  id: 'lifetime-in-milliseconds',
  area: 'auth',
  title: 'The lifetime is written in milliseconds: clients keep a dead token for weeks.',
  source: {
    document: 'vertx-auth, issue 269: seconds and milliseconds mistaken for one another',
    url: 'https://github.com/eclipse-vertx/vertx-auth/issues/269',
  },
  caughtBy: ['auth/token-lives-as-long-as-said'],
  applies: tellsLifetime,
  hooks: lifetimeWrittenAs(({ access }) => access.expiresAtMs - access.issuedAtMs),
}
