import type { Fault } from '../../fault.ts'
import { htmlReply } from '../../reply.ts'
import { hasTokenEndpoint } from './support/applies.ts'
import { isToken } from './support/rewrite.ts'

export const htmlErrors: Fault = {
  id: 'html-errors',
  area: 'auth',
  title: "The token endpoint answers errors with the web site's page.",
  source: { document: 'RFC 6749', section: '5.2' },
  caughtBy: ['auth/error-is-json'],
  applies: hasTokenEndpoint,
  hooks: {
    errorReply: (honest) => (refused, envelope, call, mock) =>
      isToken(call)
        ? htmlReply(refused.status, '<!doctype html><title>Oops</title><p>Something went wrong.')
        : honest(refused, envelope, call, mock),
  },
}
