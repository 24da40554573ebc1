import { type Check, defineCheck, finding } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const scopeEnforced: Check<'scope-limits'> = defineCheck({
  id: 'auth/scope-enforced',
  title: 'A token without the scope of a data type does not open it.',
  level: 'must',
  source: { document: 'RFC 6750', section: '3.1', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1' },
  remedy:
    'Check the scopes of the token at each data endpoint, and answer 403 and `insufficient_scope`; an empty list would look like no data.',
  given: 'scope-limits',

  judge({ forbidden: { type, status, exchange } }) {
    return isRefused(status)
      ? undefined
      : finding(`${type} is answered with ${status} without its scope`, exchange)
  },
})
