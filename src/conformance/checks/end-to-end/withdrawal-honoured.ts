import { type Check, defineCheck } from '../../check.ts'
import { lifecycleFinding } from '../../lifecycle-finding.ts'

export const withdrawalHonoured: Check<'end-to-end'> = defineCheck({
  id: 'end-to-end/withdrawal-honoured',
  title: 'An event of a withdrawal says enough to end the connection.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Name the user in the event by the id of the connection, at the declared place.',
  given: 'end-to-end',
  exempts: ({ webhooks }) =>
    webhooks?.events.some(({ kind }) => kind === 'deauthorized')
      ? undefined
      : 'the partner declares no such event',
  judge: ({ webhooks }) => lifecycleFinding(webhooks, 'deauthorized', 'deauthorized'),
})
