import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const historyArrives: Check<'end-to-end'> = defineCheck({
  id: 'end-to-end/history-arrives',
  title: 'On connecting, the recent history of every granted data type is read whole.',
  level: 'must',
  source: {
    document: 'Terra: how the integration works',
    section: 'Data retrieval',
    url: 'https://docs.tryterra.co/integration-partners/how-the-integration-works',
  },
  remedy: 'Mend what the checks of pull show first; the message says what stopped the reference client.',
  given: 'end-to-end',

  judge({ backfill }) {
    if (backfill === undefined) return inapplicable('nobody could connect')
    if (!backfill.done) return finding(backfill.reason)
    const failed = backfill.result.find(({ ended }) => ended === 'failed')
    return failed === undefined
      ? undefined
      : finding(`${failed.type}: ${failed.reason ?? failed.failure ?? 'it failed'}`)
  },
})
