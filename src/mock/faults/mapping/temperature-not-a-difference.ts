import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const DELTA = /^temperature_delta$/

export const temperatureNotADifference: Fault = {
  id: 'temperature-not-a-difference',
  area: 'mapping',
  title: 'The temperature itself stands where its difference is declared.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/sleep-plausible'],
  applies: needsMember(['sleep'], DELTA),
  hooks: changingRecords(['sleep'], DELTA, (value) => (typeof value === 'number' ? 36.2 + value : value)),
}
