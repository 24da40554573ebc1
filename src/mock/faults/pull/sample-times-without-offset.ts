import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const SAMPLE_TIME = /\.timestamp$/
const writesText = declares(({ records }) => records.time === 'dateTime', 'its times are no text')

export const sampleTimesWithoutOffset: Fault = {
  id: 'sample-times-without-offset',
  area: 'pull',
  title: 'The times of samples are local and say no offset.',
  source: {
    document: 'Fitbit: a local time without a zone, parsed in the zone of the server',
    url: 'https://github.com/elizaOS/eliza/issues/31958',
  },
  caughtBy: ['pull/times-as-in-example'],
  applies: (partner) =>
    needsMember(['sleep', 'activity', 'daily'], SAMPLE_TIME)(partner) ?? writesText(partner),
  hooks: changingRecords(['sleep', 'activity', 'daily'], SAMPLE_TIME, (value) =>
    typeof value === 'string' ? value.replace(/([Zz]|[+-]\d{2}:\d{2})$/, '') : value,
  ),
}
