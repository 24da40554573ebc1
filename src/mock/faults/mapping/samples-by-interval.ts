import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const SAMPLES = /^(distances|distance_samples)\.distance$/

export const samplesByInterval: Fault = {
  id: 'samples-by-interval',
  area: 'mapping',
  title: 'The samples of the distance start over every kilometre, instead of counting up.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/movement-coherent'],
  applies: needsMember(['activity'], SAMPLES),
  hooks: changingRecords(['activity'], SAMPLES, (value) => {
    const rest = Number(value) % 1000
    return typeof value === 'string' ? rest.toFixed(2) : rest
  }),
}
