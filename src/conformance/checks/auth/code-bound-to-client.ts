import { type Check, defineCheck, inapplicable } from '../../check.ts'
import { errorCodeOf, refusalFinding } from '../../refusal.ts'

export const codeBoundToClient: Check<'client-binding'> = defineCheck({
  id: 'auth/code-bound-to-client',
  title: 'A code is exchanged only by the client that it was issued to.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '4.1.3',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3',
  },
  remedy:
    'Remember the client with the code, compare it with the one that authenticates, and answer any other with 400 and `invalid_grant`.',
  given: 'client-binding',

  judge({ code: exchange }, partner) {
    return errorCodeOf(exchange) === 'invalid_client'
      ? inapplicable('the other client is not accepted as a client at all')
      : refusalFinding(exchange, partner, 'a code of ours, shown by another client,')
  },
})
