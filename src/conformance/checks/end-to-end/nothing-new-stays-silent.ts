import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const nothingNewStaysSilent: Check<'end-to-end'> = defineCheck({
  id: 'end-to-end/nothing-new-stays-silent',
  title: 'A history that is read again brings nothing new.',
  level: 'should',
  source: {
    document: 'Terra: how the integration works',
    section: 'Data retrieval',
    url: 'https://docs.tryterra.co/integration-partners/how-the-integration-works',
  },
  remedy:
    'Keep records as they are until they really change, and raise their time of modification only then.',
  given: 'end-to-end',

  judge({ again }) {
    if (!again?.done) return inapplicable('no history was read twice')
    const changed = again.result.filter((read) => read.changed > 0)
    return changed.length === 0
      ? undefined
      : finding(
          `told as new once more: ${changed.map(({ type, changed: count }) => `${count} ${type}`).join(', ')}`,
        )
  },
})
