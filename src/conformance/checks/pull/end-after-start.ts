import { type Check, defineCheck } from '../../check.ts'
import { firstAmiss, recordsOf } from '../../each-record.ts'

export const endAfterStart: Check<'pull'> = defineCheck({
  id: 'pull/end-after-start',
  title: 'No record ends before it starts.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Write the end of the whole span, interruptions included.',
  given: 'pull',

  judge: (evidence, partner) =>
    firstAmiss(recordsOf(evidence, partner), ({ facts: { startMs, endMs } }) =>
      startMs !== undefined && endMs !== undefined && endMs < startMs ? 'ends before it starts' : undefined,
    ),
})
