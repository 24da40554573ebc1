import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const LIGHT = /(^|\.)(light_sleep_duration|light)$/

export const oneStageInAnotherUnit: Fault = {
  id: 'one-stage-in-another-unit',
  area: 'mapping',
  title: 'One stage of sleep is given in a unit of its own.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/sleep-adds-up'],
  applies: needsMember(['sleep'], LIGHT),
  hooks: changingRecords(['sleep'], LIGHT, times(1 / 60)),
}
