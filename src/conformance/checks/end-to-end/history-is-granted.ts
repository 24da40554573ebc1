import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const historyIsGranted: Check<'end-to-end'> = defineCheck({
  id: 'end-to-end/history-is-granted',
  title: 'The granted scopes open every declared data type.',
  level: 'must',
  source: {
    document: 'Terra: how the integration works',
    section: 'Authentication',
    url: 'https://docs.tryterra.co/integration-partners/how-the-integration-works',
  },
  remedy: 'Declare for each data type the scopes that it needs, and grant what was asked for.',
  given: 'end-to-end',

  judge({ backfill }) {
    if (!backfill?.done) return inapplicable('no history was read')
    const ungranted = backfill.result.filter(({ ended }) => ended === 'ungranted').map(({ type }) => type)
    return ungranted.length === 0 ? undefined : finding(`not granted: ${ungranted.join(', ')}`)
  },
})
