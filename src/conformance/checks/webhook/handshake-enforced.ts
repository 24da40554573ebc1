import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { noHandshake } from '../../subscribe.ts'

export const handshakeEnforced: Check<'webhook-events'> = defineCheck({
  id: 'webhook/handshake-enforced',
  title: 'An endpoint that does not answer the handshake is not registered.',
  level: 'must',
  source: {
    document: 'A public default token makes every endpoint pass',
    url: 'https://github.com/the-momentum/open-wearables/pull/977',
  },
  remedy:
    'Refuse a registration whose endpoint leaves the handshake unanswered: health data go where it points.',
  given: 'webhook-events',
  exempts: noHandshake,
  judge({ unprovenRegistration: registration }) {
    if (registration === undefined) return inapplicable('no endpoint was registered without an answer')
    return registration.response.status < 300
      ? finding('an endpoint that answered 404 to everything is registered', registration)
      : undefined
  },
})
