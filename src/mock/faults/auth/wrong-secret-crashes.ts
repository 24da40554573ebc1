import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { hasTokenEndpoint } from './support/applies.ts'
import { isToken } from './support/rewrite.ts'

export const wrongSecretCrashes: Fault = {
  id: 'wrong-secret-crashes',
  area: 'auth',
  title: 'A wrong client secret ends in an internal error.',
  source: { document: 'RFC 6749', section: '5.2' },
  caughtBy: ['auth/wrong-secret-refused'],
  applies: hasTokenEndpoint,
  hooks: {
    errorReply: (honest) => (refused, envelope, call, mock) =>
      isToken(call) && refused.about === 'client_secret'
        ? jsonReply(500, { message: 'Internal Server Error' })
        : honest(refused, envelope, call, mock),
  },
}
