import type { Fault } from '../../fault.ts'
import { lifetimeWrittenAs, tellsLifetime } from './support/lifetime.ts'

export const lifetimeOfSeconds: Fault = {
  id: 'lifetime-of-seconds',
  area: 'auth',
  title: 'The access token lives for ten seconds.',
  source: { document: 'RFC 6749', section: '5.1' },
  caughtBy: ['auth/lifetime-sane'],
  applies: tellsLifetime,
  hooks: lifetimeWrittenAs(() => 10),
}
