import { dataTypesOf } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { recordsOf } from '../../each-record.ts'
import { isCutShort } from '../../pull-span.ts'

export const freshData: Check<'pull'> = defineCheck({
  id: 'pull/fresh-data',
  title: 'The newest records of each data type are at most a week old.',
  level: 'should',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Use the test account, or fill it by a job; data that stop a week ago look like a connection that broke.',
  given: 'pull',

  judge(evidence, partner) {
    const old = dataTypesOf(partner).filter((type) => {
      if (evidence.types[type]?.some(isCutShort)) return false
      const seen = recordsOf({ ...evidence, types: { [type]: evidence.types[type] ?? [] } }, partner)
      const starts = seen.flatMap(({ facts: { startMs, endMs } }) => endMs ?? startMs ?? [])
      return starts.length > 0 && starts.every((ms) => ms < evidence.askedAtMs - WEEK_MS)
    })
    return old.length === 0 ? undefined : finding(`nothing of the last 7 days: ${old.join(', ')}`)
  },
})

const WEEK_MS = 7 * 86_400_000
