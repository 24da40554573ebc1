import type { Window } from '../../../client/windows.ts'
import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { asExchange } from '../../each-delivery.ts'
import { recordFacts } from '../../record-facts.ts'

export const deferredRecordsInRange: Check<'pull-deferred'> = defineCheck({
  id: 'pull/deferred-records-in-range',
  title: 'Records that come later lie in the range that was asked for.',
  level: 'must',
  source: {
    document: 'Garmin: a 409 treated as accepted, waiting for a webhook that never comes',
    url: 'https://github.com/the-momentum/open-wearables/pull/528',
  },
  remedy: 'Send the records of the range that was asked for, and no others under the same request.',
  given: 'pull-deferred',

  judge({ type, window, records, deliveries }, partner) {
    if (records.length === 0) return inapplicable('no records came')
    const source = dataSource(partner, type)
    const isOutside = (record: (typeof records)[number]) => {
      const { startMs, endMs = startMs, updatedMs } = recordFacts(source.records, record)
      if (source.range.match === 'modified')
        return updatedMs !== undefined && !touches(window, updatedMs, updatedMs)
      return startMs !== undefined && endMs !== undefined && !touches(window, startMs, endMs)
    }
    const outside = records.filter(isOutside)
    return outside.length === 0
      ? undefined
      : finding(
          `${type}: ${outside.length} of ${records.length} records lie outside the range`,
          ...deliveries.slice(0, 1).map(asExchange),
        )
  },
})

/** Local days begin up to a day before or after those of UTC. */
const DAY_MS = 86_400_000

function touches(window: Window, startMs: number, endMs: number): boolean {
  return startMs < window.toMs + DAY_MS && endMs > window.fromMs - DAY_MS
}
