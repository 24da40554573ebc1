import type { Fault } from '../../fault.ts'
import { withJson } from '../../reply.ts'
import { plainTokenErrors } from './support/applies.ts'
import { isToken } from './support/rewrite.ts'

export const opaqueRefusals: Fault = {
  id: 'opaque-refusals',
  area: 'auth',
  title: 'A refused token request is answered with 400 and no error code.',
  source: {
    document: 'quantified-self, issue 589: an opaque 400 from the token endpoint',
    url: 'https://github.com/jimmykane/quantified-self/issues/589',
  },
  caughtBy: ['auth/error-code-named'],
  applies: plainTokenErrors,
  hooks: {
    errorReply: (honest) => (refused, envelope, call, mock) => {
      const reply = honest(refused, envelope, call, mock)
      return isToken(call) ? withJson(reply, () => ({ message: 'Bad Request' })) : reply
    },
  },
}
