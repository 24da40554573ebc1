import { type Check, defineCheck } from '../../check.ts'
import { firstAmiss, recordsOf } from '../../each-record.ts'

const DAY_MS = 86_400_000

export const notFromFuture: Check<'pull'> = defineCheck({
  id: 'pull/not-from-future',
  title: 'No record starts in the future.',
  level: 'must',
  source: {
    document: 'Polar: local time plus the offset instead of minus',
    url: 'https://github.com/the-momentum/open-wearables/pull/1679',
  },
  remedy: 'Subtract the offset from local time to get UTC; adding it moves records into the future.',
  given: 'pull',

  judge: (evidence, partner) =>
    firstAmiss(recordsOf(evidence, partner), ({ facts: { startMs }, evidence }) =>
      startMs !== undefined && startMs > evidence.askedAtMs + DAY_MS
        ? 'starts more than a day from now'
        : undefined,
    ),
})
