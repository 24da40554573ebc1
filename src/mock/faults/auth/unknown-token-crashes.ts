import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { hasData, oauth2Only } from './support/applies.ts'
import { isData } from './support/rewrite.ts'

export const unknownTokenCrashes: Fault = {
  id: 'unknown-token-crashes',
  area: 'auth',
  title: 'A token that was never issued ends in an internal error.',
  source: { document: 'RFC 6750', section: '3.1' },
  caughtBy: ['auth/unknown-token-refused'],
  applies: (partner) => oauth2Only()(partner) ?? hasData(partner),
  hooks: {
    errorReply: (honest) => (refused, envelope, call, mock) =>
      isData(call) && refused.about === 'unknown'
        ? jsonReply(500, { message: 'Internal Server Error' })
        : honest(refused, envelope, call, mock),
  },
}
