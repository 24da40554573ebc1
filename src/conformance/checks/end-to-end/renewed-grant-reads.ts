import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { noRefresh } from '../../refreshing.ts'
import { undone } from '../../undone.ts'

export const renewedGrantReads: Check<'end-to-end'> = defineCheck({
  id: 'end-to-end/renewed-grant-reads',
  title: 'After a renewal of the tokens the history can still be read.',
  level: 'must',
  source: {
    document: 'Terra: how the integration works',
    section: 'Authentication',
    url: 'https://docs.tryterra.co/integration-partners/how-the-integration-works',
  },
  remedy: 'Mend what the checks of refresh show first.',
  given: 'end-to-end',
  exempts: noRefresh,
  judge({ refreshed }) {
    if (refreshed === undefined) return inapplicable('nobody could connect')
    if (!refreshed.done) return undone(refreshed)
    const failed = refreshed.result.find(({ ended }) => ended === 'failed')
    return failed === undefined
      ? undefined
      : finding(`${failed.type}: ${failed.reason ?? failed.failure ?? 'it failed'}`)
  },
})
