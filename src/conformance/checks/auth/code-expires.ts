import { type Check, defineCheck } from '../../check.ts'
import { refusalFinding } from '../../refusal.ts'

export const codeExpires: Check<'code-lifetime'> = defineCheck({
  id: 'auth/code-expires',
  title: 'A code is dead after ten minutes.',
  level: 'should',
  source: {
    document: 'RFC 6749',
    section: '4.1.2',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2',
  },
  remedy: 'Let codes expire after ten minutes at most; one minute is enough for every client.',
  given: 'code-lifetime',

  judge: ({ exchange, waitedSeconds }, partner) =>
    refusalFinding(exchange, partner, `a code that is ${waitedSeconds} s old`),
})
