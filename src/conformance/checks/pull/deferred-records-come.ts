import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const deferredRecordsCome: Check<'pull-deferred'> = defineCheck({
  id: 'pull/deferred-records-come',
  title: 'Records that were promised come as the declared event, in the declared time.',
  level: 'must',
  source: {
    document: 'Garmin: a 409 treated as accepted, waiting for a webhook that never comes',
    url: 'https://github.com/the-momentum/open-wearables/pull/528',
  },
  remedy:
    'Send the declared event to the registered endpoint for each range that was promised, in the time that the descriptor declares.',
  given: 'pull-deferred',

  judge({ type, asked, deliveries, waitedMs }, partner) {
    const promised = asked.at(-1)
    if (promised?.status !== 202) return inapplicable('nothing was promised')
    if (deliveries.length > 0) return undefined
    const { event, withinSeconds } = dataSource(partner, type).deferred!
    return waitedMs < withinSeconds * 1000
      ? inapplicable(
          `the partner may take ${withinSeconds} s and was waited for ${waitedMs / 1000} s; wait longer with --wait`,
        )
      : finding(
          `${type}: no event '${event}' came within ${withinSeconds} s of the promise`,
          promised.exchange,
        )
  },
})
