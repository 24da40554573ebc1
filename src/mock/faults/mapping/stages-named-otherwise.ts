import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const STAGE = /\.(stage|state)$/

export const stagesNamedOtherwise: Fault = {
  id: 'stages-named-otherwise',
  area: 'mapping',
  title: 'The stages of sleep have names that are not declared.',
  source: {
    document: 'Garmin: a key in another case drops data',
    url: 'https://github.com/the-momentum/open-wearables/pull/766',
  },
  caughtBy: ['mapping/codes-known'],
  applies: needsMember(['sleep'], STAGE),
  hooks: changingRecords(['sleep'], STAGE, (value) =>
    typeof value === 'number' ? value + 40 : `stage_${value}`,
  ),
}
