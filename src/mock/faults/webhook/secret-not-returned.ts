import type { Fault } from '../../fault.ts'
import { withJson } from '../../reply.ts'

export const secretNotReturned: Fault = {
  id: 'secret-not-returned',
  area: 'webhook',
  title: 'A registration does not return the secret that it promises.',
  source: {
    document: 'A missing secret: verification skipped',
    url: 'https://github.com/the-momentum/open-wearables/pull/942',
  },
  caughtBy: ['webhook/secret-returned'],
  applies: ({ webhooks }) =>
    webhooks?.registration.kind !== 'dashboard' && webhooks?.registration.secretAt !== undefined
      ? undefined
      : 'its registrations return no secret',
  hooks: {
    response: (honest) => (reply, call, mock) =>
      call.route === 'webhooks.register'
        ? withJson(honest(reply, call, mock), () => ({}))
        : honest(reply, call, mock),
  },
}
