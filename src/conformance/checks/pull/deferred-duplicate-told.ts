import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const deferredDuplicateTold: Check<'pull-deferred'> = defineCheck({
  id: 'pull/deferred-duplicate-told',
  title: 'A second request for the same records is told to be one.',
  level: 'should',
  source: {
    document: 'Garmin: a 409 treated as accepted, waiting for a webhook that never comes',
    url: 'https://github.com/the-momentum/open-wearables/pull/528',
  },
  remedy:
    'Answer the declared status to who asks for a range again, so that nobody waits for what does not come once more.',
  given: 'pull-deferred',

  judge({ type, asked, again }, partner) {
    if (asked.at(-1)?.status !== 202) return inapplicable('the first request was not promised anything')
    const declared = dataSource(partner, type).deferred?.duplicate
    return again.status === declared
      ? undefined
      : finding(
          `${type}: the same request again is answered with ${again.status}, declared is ${declared}`,
          again.exchange,
        )
  },
})
