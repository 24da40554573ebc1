import { type Check, defineCheck } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const codeExpires: Check<'code-lifetime'> = defineCheck({
  id: 'auth/code-expires',
  title: 'A code is dead when its declared life is over, or after ten minutes where none is declared.',
  level: 'should',
  source: {
    document: 'RFC 6749',
    section: '4.1.2',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2',
  },
  remedy:
    'Let codes expire when `auth.codeLifetimeSeconds` are over, ten minutes at most; one minute is enough for every client.',
  given: 'code-lifetime',

  judge: ({ late, lifeSeconds }, partner) =>
    refusalFinding(late, partner, `a code that is ${lifeSeconds + 1} s old`),
})
