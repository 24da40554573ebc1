import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const activityPlausible: Check<'mapping'> = defineCheck({
  id: 'mapping/activity-plausible',
  title: 'Activities are such as people do.',
  level: 'should',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Check units: kilometres against metres, kilojoules against calories, minutes against seconds.',
  given: 'mapping',

  judge: (evidence) =>
    breachFinding(
      evidence,
      [
        'distance',
        'elevation',
        'movement',
        'laps',
        'position',
        'swimming',
        'work',
        'calories',
        'energy',
        'met',
        'active-durations',
      ],
      'should',
    ),
})
