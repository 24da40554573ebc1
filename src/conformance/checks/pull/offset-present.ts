import type { Records } from '../../../partner/data.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstAmiss, recordsOf } from '../../each-record.ts'

export const offsetPresent: Check<'pull'> = defineCheck({
  id: 'pull/offset-present',
  title: 'Every record tells its offset from UTC where the descriptor declares one.',
  level: 'must',
  source: {
    document: 'Terra: timestamps',
    section: 'Missing offset',
    url: 'https://docs.tryterra.co/faq/help-topics/data-api-sdk/webhooks-dedup-and-sync-reliability/timezone-date-boundary-missing-day',
  },
  remedy: "Send the offset in force when the record was made; without it nobody can tell the user's day.",
  given: 'pull',

  judge: (evidence, partner) =>
    firstAmiss(recordsOf(evidence, partner), ({ facts, source }) =>
      tellsAlways(source.records) && facts.offsetMinutes === undefined ? 'has no offset' : undefined,
    ),
})

function tellsAlways({ offset, time }: Records): boolean {
  return offset === undefined ? time === 'dateTime' : offset.optional !== true
}
