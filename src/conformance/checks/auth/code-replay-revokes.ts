import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const codeReplayRevokes: Check<'code-replay'> = defineCheck({
  id: 'auth/code-replay-revokes',
  title: 'A code that comes twice revokes the tokens that it gave.',
  level: 'should',
  source: {
    document: 'RFC 6749',
    section: '4.1.2',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2',
  },
  remedy: 'Revoke every token issued for a code when the code is presented again: somebody has stolen it.',
  given: 'code-replay',

  judge({ afterwards }) {
    if (afterwards === undefined) return inapplicable('the partner offers no data to try the token on')
    return isRefused(afterwards.status)
      ? undefined
      : finding('the token of the first exchange still opens the data', afterwards.exchange)
  },
})
