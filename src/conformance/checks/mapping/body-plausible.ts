import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const bodyPlausible: Check<'mapping'> = defineCheck({
  id: 'mapping/body-plausible',
  title: 'Body measurements are such as people have.',
  level: 'should',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy:
    'Check units: pounds or grams against kilograms, metres against centimetres, Fahrenheit against Celsius.',
  given: 'mapping',

  judge: (evidence) =>
    breachFinding(
      evidence,
      ['body', 'blood-pressure', 'glucose', 'hydration', 'temperature/body-is', 'temperature/skin-is'],
      'should',
    ),
})
