import type { Fault } from '../../fault.ts'
import { changeMembers, needsMember } from '../support/change-members.ts'
import { movedTime } from '../support/record-times.ts'

export const sampleTimesShifted: Fault = {
  id: 'sample-times-shifted',
  area: 'mapping',
  title: 'The times of samples are local times called UTC; those of the record are right.',
  source: {
    document: 'Garmin Connect: an offset applied twice',
    url: 'https://github.com/cyberjunky/home-assistant-garmin_connect/issues/564',
  },
  caughtBy: ['mapping/samples-coherent'],
  applies: needsMember(['activity'], /^hr\.timestamp$|^heart_rate\.timestamp$/),
  hooks: {
    record: (honest) => (item, type, source, mock) => {
      const written = honest(item, type, source, mock)
      const shiftMs = 2 * item.offsetMinutes * 60_000
      return changeMembers(written, /\.timestamp$/, (value) => movedTime(value, source.records.time, shiftMs))
    },
  },
}
