import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const MODEL = /^model$/

export const devicesNobodyKnows: Fault = {
  id: 'devices-nobody-knows',
  area: 'mapping',
  title: 'Records come from devices whose codes are not declared.',
  source: {
    document: 'Garmin: a key in another case drops data',
    url: 'https://github.com/the-momentum/open-wearables/pull/766',
  },
  caughtBy: ['mapping/nothing-lost'],
  applies: needsMember(['sleep'], MODEL),
  hooks: changingRecords(['sleep', 'activity', 'daily', 'body'], MODEL, () => 4711),
}
