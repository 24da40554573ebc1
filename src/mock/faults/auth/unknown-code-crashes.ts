import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { oauth2Only } from './support/applies.ts'
import { isToken } from './support/rewrite.ts'

export const unknownCodeCrashes: Fault = {
  id: 'unknown-code-crashes',
  area: 'auth',
  title: 'A code that was never issued ends in an internal error.',
  source: { document: 'RFC 6749', section: '5.2' },
  caughtBy: ['auth/unknown-code-refused'],
  applies: oauth2Only(),
  hooks: {
    errorReply: (honest) => (refused, envelope, call, mock) =>
      isToken(call) && refused.about === 'unknown' && refused.description.includes('code')
        ? jsonReply(500, { message: 'Internal Server Error' })
        : honest(refused, envelope, call, mock),
  },
}
