import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const stressLevelsOutOfTenThousand: Fault = {
  id: 'stress-levels-out-of-ten-thousand',
  area: 'mapping',
  title: 'Stress levels are given in another scale.',
  source: { document: 'Terra: wrong units in provider mappings', url: 'https://docs.tryterra.co/changelog' },
  caughtBy: ['mapping/stress-coherent'],
  applies: needsMember(['daily'], /(stress_average|stress\.average)$/),
  hooks: changingRecords(['daily'], /(stress_average|stress\.average)$/, times(20)),
}
