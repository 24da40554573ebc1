import { type Check, defineCheck } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const codeSingleUse: Check<'code-replay'> = defineCheck({
  id: 'auth/code-single-use',
  title: 'A code is exchanged once.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '4.1.2',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2',
  },
  remedy:
    'Mark a code as used in the same transaction that issues its tokens, and answer a second use with 400 and `invalid_grant`.',
  given: 'code-replay',

  judge: ({ second }, partner) => refusalFinding(second, partner, 'a code that was exchanged before'),
})
