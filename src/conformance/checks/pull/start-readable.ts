import { type Check, defineCheck } from '../../check.ts'
import { firstAmiss, recordsOf } from '../../each-record.ts'

export const startReadable: Check<'pull'> = defineCheck({
  id: 'pull/start-readable',
  title: 'Every record starts at a time of the declared format.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Write times in the declared format, or correct `records.time` in the descriptor.',
  given: 'pull',

  judge: (evidence, partner) =>
    firstAmiss(recordsOf(evidence, partner), ({ facts }) =>
      facts.startMs === undefined ? 'has no start of the declared format' : undefined,
    ),
})
