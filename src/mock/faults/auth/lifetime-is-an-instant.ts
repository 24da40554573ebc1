import type { Fault } from '../../fault.ts'
import { lifetimeWrittenAs, tellsLifetime } from './support/lifetime.ts'

export const lifetimeIsAnInstant: Fault = {
  id: 'lifetime-is-an-instant',
  area: 'auth',
  title: 'The lifetime is written as the instant of expiry, in milliseconds.',
  source: {
    document: 'vertx-auth, issue 269: expires_at compared in the wrong unit',
    url: 'https://github.com/eclipse-vertx/vertx-auth/issues/269',
  },
  caughtBy: ['auth/lifetime-sane'],
  applies: tellsLifetime,
  hooks: lifetimeWrittenAs(({ access }) => access.expiresAtMs),
}
