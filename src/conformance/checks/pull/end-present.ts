import { type Check, defineCheck } from '../../check.ts'
import { firstAmiss, recordsOf } from '../../each-record.ts'

export const endPresent: Check<'pull'> = defineCheck({
  id: 'pull/end-present',
  title: 'Every record has an end where the descriptor says.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Give each record an end of the declared format; do not deliver records that are still open.',
  given: 'pull',

  judge: (evidence, partner) =>
    firstAmiss(recordsOf(evidence, partner), ({ facts, source }) =>
      source.records.end !== undefined && facts.endMs === undefined
        ? 'has no end of the declared format'
        : undefined,
    ),
})
