import { type Check, defineCheck } from '../../check.ts'
import { firstAmiss, recordsOf } from '../../each-record.ts'

const DAY_MS = 86_400_000

export const updatedPlausible: Check<'pull'> = defineCheck({
  id: 'pull/updated-plausible',
  title: 'No record was updated before it started or after now.',
  level: 'should',
  source: {
    document: 'Terra: deduplication',
    section: 'Overwrite updates',
    url: 'https://docs.tryterra.co/faq/help-topics/data-api-sdk/webhooks-dedup-and-sync-reliability/dedup-by-summary-id-overwrite-updates',
  },
  remedy: 'Write the instant of the last change, in the declared format.',
  given: 'pull',

  judge: (evidence, partner) =>
    firstAmiss(recordsOf(evidence, partner), ({ facts: { startMs, updatedMs }, evidence }) =>
      updatedMs === undefined || startMs === undefined
        ? undefined
        : updatedMs < startMs - DAY_MS
          ? 'was updated before it started'
          : updatedMs > evidence.askedAtMs + DAY_MS
            ? 'was updated in the future'
            : undefined,
    ),
})
