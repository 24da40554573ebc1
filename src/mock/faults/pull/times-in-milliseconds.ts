import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'
import { changeMembers } from '../support/change-members.ts'

export const timesInMilliseconds: Fault = {
  id: 'times-in-milliseconds',
  area: 'pull',
  title: 'Times are milliseconds where seconds are declared.',
  source: {
    document: 'Strava: seconds compared with milliseconds',
    url: 'https://github.com/eclipse-vertx/vertx-auth/issues/269',
  },
  caughtBy: ['pull/not-from-future'],
  applies: declares(({ records }) => records.time === 'epochSeconds', 'its times are no seconds'),
  hooks: {
    record: (honest) => (item, type, source, mock) =>
      source.records.time !== 'epochSeconds'
        ? honest(item, type, source, mock)
        : changeMembers(honest(item, type, source, mock), /./, (value) =>
            typeof value === 'number' && Number.isInteger(value) && value > 1e9 ? value * 1000 : value,
          ),
  },
}
