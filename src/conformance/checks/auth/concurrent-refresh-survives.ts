import { graceOf } from '../../../partner/refresh-grace.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const concurrentRefreshSurvives: Check<'concurrent-refresh'> = defineCheck({
  id: 'auth/concurrent-refresh-survives',
  title: 'Two refreshes at the same time leave one working token at least.',
  level: 'should',
  source: {
    document: 'WHOOP: two workers refresh one rotating token',
    url: 'https://github.com/the-momentum/open-wearables/issues/1433',
  },
  remedy:
    'Grant a few seconds of grace to the previous refresh token, or answer the second request with the tokens of the first.',
  given: 'concurrent-refresh',

  judge({ readings, afterwards }, { auth }) {
    if (readings.every(({ kind }) => kind !== 'success'))
      return finding('both of two simultaneous refreshes were refused')
    if (auth.kind === 'oauth2' && auth.refresh.kind === 'rotating' && graceOf(auth.refresh) === 0) {
      return inapplicable('rotation without grace treats the second as theft, as the descriptor declares')
    }
    if (afterwards.length === 0) return inapplicable('the partner offers no data to try the tokens on')
    const works = afterwards.some(({ status }) => !isRefused(status))
    return works
      ? undefined
      : finding('no token of two simultaneous refreshes opens the data', afterwards.at(-1)?.exchange)
  },
})
