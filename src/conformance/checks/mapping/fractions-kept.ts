import { resolvePointer } from '../../../kernel/pointer.ts'
import type { DataType } from '../../../partner/data.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { FRACTION } from '../../told-elsewhere.ts'
import { isDayModel } from '../../whole-days.ts'

export const fractionsKept: Check<'mapping-example'> = defineCheck({
  id: 'mapping/fractions-kept',
  title: 'A start with a fraction of a second keeps it, to the microsecond.',
  level: 'should',
  source: {
    document: 'Terra: timestamps',
    section: 'Missing offset',
    url: 'https://docs.tryterra.co/faq/help-topics/data-api-sdk/webhooks-dedup-and-sync-reliability/timezone-date-boundary-missing-day',
  },
  remedy: 'Map times with $time; do not cut text.',
  given: 'mapping-example',

  judge({ types }) {
    const sessions = Object.entries(types).filter(
      ([type, { fraction }]) => !isDayModel(type as DataType) && fraction !== undefined,
    )
    if (sessions.length === 0) return inapplicable('no times of the records have fractions')
    const lost = sessions.find(
      ([, { fraction }]) =>
        !String(resolvePointer(fraction?.value, '/metadata/start_time')).includes(FRACTION),
    )
    return lost === undefined
      ? undefined
      : finding(`${lost[0]}: metadata.start_time has lost the fraction of the second`)
  },
})
