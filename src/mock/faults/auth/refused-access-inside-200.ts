import type { Fault } from '../../fault.ts'
import { plainDataErrors } from './support/applies.ts'
import { isData } from './support/rewrite.ts'

export const refusedAccessInside200: Fault = {
  id: 'refused-access-inside-200',
  area: 'auth',
  title: 'A refused request for data is answered with 200 and an error inside.',
  source: {
    document: 'withings-sync, issue 41: HTTP 200 with an error in its body',
    url: 'https://github.com/jaroslawhartman/withings-sync/issues/41',
  },
  caughtBy: ['auth/token-required', 'auth/unknown-token-refused'],
  applies: plainDataErrors,
  hooks: {
    errorReply: (honest) => (refused, envelope, call, mock) => {
      const reply = honest(refused, envelope, call, mock)
      return isData(call) && reply.status === 401 ? { ...reply, status: 200 } : reply
    },
  },
}
