import type { Fault } from '../../fault.ts'
import { withHeaders as withReplyHeaders } from '../../reply.ts'
import { oauth2Only, plainDataErrors } from './support/applies.ts'
import { isData } from './support/rewrite.ts'

export const noChallenge: Fault = {
  id: 'no-challenge',
  area: 'auth',
  title: 'A 401 does not say how to authenticate.',
  source: { document: 'RFC 6750', section: '3' },
  caughtBy: ['auth/challenge-on-401'],
  applies: (partner) => oauth2Only()(partner) ?? plainDataErrors(partner),
  hooks: {
    response: (honest) => (reply, call, mock) =>
      honest(
        isData(call) && reply.status === 401
          ? withReplyHeaders(reply, { 'www-authenticate': undefined })
          : reply,
        call,
        mock,
      ),
  },
}
