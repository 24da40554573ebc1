import { type Check, defineCheck } from '../../check.ts'
import { firstMappedAmiss } from '../../each-mapped.ts'
import { dayDiffers } from '../../whole-days.ts'

export const dayPreserved: Check<'mapping'> = defineCheck({
  id: 'mapping/day-preserved',
  title: "The day of a daily record is the day in Terra's object.",
  level: 'must',
  source: {
    document: 'Terra: daily data',
    section: 'Date part only',
    url: 'https://docs.tryterra.co/faq/help-topics/webhook/payload-content-and-provider-quirks/daily-payload-cumulative-overwrite-by-day',
  },
  remedy: 'Take the date as it is written; converting it to another zone moves it to another day.',
  given: 'mapping',

  judge: (evidence, partner) =>
    firstMappedAmiss(evidence, ({ value, record }, type) =>
      type === 'daily' ? dayDiffers(value, record, partner) : undefined,
    ),
})
