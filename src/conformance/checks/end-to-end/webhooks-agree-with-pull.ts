import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { unheard } from '../../undone.ts'

export const webhooksAgreeWithPull: Check<'end-to-end'> = defineCheck({
  id: 'end-to-end/webhooks-agree-with-pull',
  title: 'A record that comes by webhook is the one that a pull returns.',
  level: 'should',
  source: {
    document: 'Two scores for one sleep, with different values',
    url: 'https://github.com/the-momentum/open-wearables/issues/1009',
  },
  remedy: 'Make webhook payloads and answers from the same data.',
  given: 'end-to-end',

  judge({ backfill, webhooks }) {
    if (!webhooks?.done) return unheard(webhooks)
    if (!backfill?.done || backfill.result.some(({ ended }) => ended !== 'complete'))
      return inapplicable('the history could not be read before')
    const changed = webhooks.result.processed
      .map(({ outcome }) => outcome)
      .filter((outcome) => outcome.kind === 'stored' && outcome.changed > 0).length
    return changed === 0
      ? undefined
      : finding(`${changed} events brought other records than the pull just before`)
  },
})
