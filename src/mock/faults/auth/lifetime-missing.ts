import type { Fault } from '../../fault.ts'
import { lifetimeWrittenAs, tellsLifetime } from './support/lifetime.ts'

export const lifetimeMissing: Fault = {
  id: 'lifetime-missing',
  area: 'auth',
  title: 'The token response does not say how long the token lives.',
  source: {
    document: 'strava_flutter, issue 49: a token model without expires_in',
    url: 'https://github.com/dreampowder/strava_flutter/issues/49',
  },
  caughtBy: ['auth/lifetime-declared'],
  applies: tellsLifetime,
  hooks: lifetimeWrittenAs(() => null),
}
