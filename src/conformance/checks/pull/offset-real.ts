import { type Check, defineCheck } from '../../check.ts'
import { firstAmiss, recordsOf } from '../../each-record.ts'

export const offsetReal: Check<'pull'> = defineCheck({
  id: 'pull/offset-real',
  title: 'Every offset is one that exists.',
  level: 'must',
  source: {
    document: 'Terra: timestamps',
    section: 'Missing offset',
    url: 'https://docs.tryterra.co/faq/help-topics/data-api-sdk/webhooks-dedup-and-sync-reliability/timezone-date-boundary-missing-day',
  },
  remedy:
    'Send the offset in the declared unit: between -12:00 and +14:00, in steps of a quarter of an hour.',
  given: 'pull',

  judge: (evidence, partner) =>
    firstAmiss(recordsOf(evidence, partner), ({ facts: { offsetMinutes } }) =>
      offsetMinutes !== undefined && (offsetMinutes < -720 || offsetMinutes > 840 || offsetMinutes % 15 !== 0)
        ? 'has an offset that exists nowhere'
        : undefined,
    ),
})
