import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const TEMPERATURE = /^((body|skin)_)?temperature$/

export const temperatureInFahrenheit: Fault = {
  id: 'temperature-in-fahrenheit',
  area: 'mapping',
  title: 'Body temperatures are in Fahrenheit.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/body-plausible'],
  applies: needsMember(['body'], TEMPERATURE),
  hooks: changingRecords(['body'], TEMPERATURE, (value) =>
    typeof value === 'number' ? value * 1.8 + 32 : value,
  ),
}
