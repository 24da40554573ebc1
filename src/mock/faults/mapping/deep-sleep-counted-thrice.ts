import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const deepSleepCountedThrice: Fault = {
  id: 'deep-sleep-counted-thrice',
  area: 'mapping',
  title: 'Deep sleep is counted three times.',
  source: {
    document: 'Terra: asleep shorter than the window, stages that do not add up',
    url: 'https://docs.tryterra.co/faq/help-topics/data-api-sdk/data-model-fields-and-units/sleep-duration-shorter-than-window',
  },
  caughtBy: ['mapping/sleep-adds-up'],
  applies: needsMember(['sleep'], /deep/),
  hooks: changingRecords(['sleep'], /deep/, times(3)),
}
