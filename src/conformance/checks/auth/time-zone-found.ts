import { factText } from '../../../client/fact-text.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const timeZoneFound: Check<'connection'> = defineCheck({
  id: 'auth/time-zone-found',
  title: "The user's time zone stands where the descriptor says, by its IANA name.",
  level: 'must',
  source: {
    document: 'Fitbit: a local time without a zone, parsed in the zone of the server',
    url: 'https://github.com/elizaOS/eliza/issues/31958',
  },
  remedy:
    'Return the IANA name of the zone, such as Europe/Berlin, at the declared place, or correct `auth.timeZone`. An abbreviation or an offset does not tell when the clocks change.',
  given: 'connection',

  judge({ facts: { timeZone }, token }) {
    if (timeZone === undefined) return inapplicable('the partner does not tell the time zone of the user')
    const exchange = timeZone.exchange ?? token
    if (!timeZone.found) return finding(timeZone.reason, exchange)
    return factText('timeZone', timeZone.value) === undefined
      ? finding('what stands there is no IANA time zone', exchange)
      : undefined
  },
})
