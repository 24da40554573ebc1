import type { Fault } from '../../fault.ts'
import { emptyReply } from '../../reply.ts'
import { hasData } from './support/applies.ts'
import { isData } from './support/rewrite.ts'

export const refusedAccessRedirects: Fault = {
  id: 'refused-access-redirects',
  area: 'auth',
  title: 'A request without a token is redirected to the login page.',
  source: { document: 'RFC 6750', section: '3' },
  caughtBy: ['auth/token-required'],
  applies: hasData,
  hooks: {
    errorReply: (honest) => (refused, envelope, call, mock) =>
      isData(call) && refused.about === 'missing'
        ? emptyReply(302, { location: '/login' })
        : honest(refused, envelope, call, mock),
  },
}
