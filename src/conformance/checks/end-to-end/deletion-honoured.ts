import { type Check, defineCheck } from '../../check.ts'
import { lifecycleFinding } from '../../lifecycle-finding.ts'

export const deletionHonoured: Check<'end-to-end'> = defineCheck({
  id: 'end-to-end/deletion-honoured',
  title: 'An event of a deletion says enough to delete the record.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Name the user and the record in the event, at the declared places.',
  given: 'end-to-end',
  exempts: ({ webhooks }) =>
    webhooks?.events.some(({ kind }) => kind === 'deleted')
      ? undefined
      : 'the partner declares no such event',
  judge: ({ webhooks }) => lifecycleFinding(webhooks, 'deleted', 'deleted'),
})
