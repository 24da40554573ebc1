import { type Check, defineCheck } from '../../check.ts'
import { firstAmiss, recordsOf } from '../../each-record.ts'

export const idsPresent: Check<'pull'> = defineCheck({
  id: 'pull/ids-present',
  title: 'Every record has an id where the descriptor says.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Give each record an id of its own, or correct `records.id` in the descriptor.',
  given: 'pull',

  judge: (evidence, partner) =>
    firstAmiss(recordsOf(evidence, partner), ({ facts }) =>
      facts.id === undefined ? 'has no id' : undefined,
    ),
})
