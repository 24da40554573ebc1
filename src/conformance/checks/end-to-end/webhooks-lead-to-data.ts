import { type Check, defineCheck, finding } from '../../check.ts'
import { unheard } from '../../undone.ts'

export const webhooksLeadToData: Check<'end-to-end'> = defineCheck({
  id: 'end-to-end/webhooks-lead-to-data',
  title: 'What a webhook tells of is there when it arrives.',
  level: 'must',
  source: {
    document: 'Oura: an object is not found right after its notification',
    url: 'https://github.com/the-momentum/open-wearables/issues/1150',
  },
  remedy: 'Send a webhook only after the data that it names can be read.',
  given: 'end-to-end',

  judge({ webhooks }) {
    if (!webhooks?.done) return unheard(webhooks)
    const outcomes = webhooks.result.processed.map(({ outcome }) => outcome)
    const empty = outcomes.filter((outcome) => outcome.kind === 'stored' && outcome.records === 0).length
    if (empty > 0) return finding(`${empty} of ${outcomes.length} events led to no record`)
    const other = outcomes.find(({ kind }) => kind !== 'stored')
    return other === undefined
      ? undefined
      : finding(`an event came to '${other.kind}'${'reason' in other ? `: ${other.reason}` : ''}`)
  },
})
