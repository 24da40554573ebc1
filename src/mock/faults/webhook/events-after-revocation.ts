import type { Fault } from '../../fault.ts'
import { isCalled } from '../../webhooks/emit.ts'

export const eventsAfterRevocation: Fault = {
  id: 'events-after-revocation',
  area: 'webhook',
  title: 'Events about a user go on after the grant was given back.',
  source: { document: 'RFC 7009', section: '2' },
  caughtBy: ['webhook/silent-after-revocation'],
  applies: ({ auth, webhooks }) =>
    webhooks !== undefined && auth.kind === 'oauth2' && auth.revocation !== undefined
      ? undefined
      : 'it declares no revocation',
  hooks: {
    endpointsFor: () => (event, userId, mock) =>
      mock.endpoints.all.filter(
        (endpoint) =>
          (endpoint.userId === undefined || endpoint.userId === userId) &&
          (endpoint.event === undefined || isCalled(event, endpoint.event)),
      ),
  },
}
