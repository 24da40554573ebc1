import { dayMetadata } from '../parts/metadata.ts'
import { macros, micros } from '../parts/nutrients.ts'

/** One day's food and drink. */
export const nutrition = {
  'metadata!': dayMetadata as typeof dayMetadata,
  summary: {
    macros: macros as typeof macros,
    micros: micros as typeof micros,
    water_ml: 'amount',
    /** What was drunk besides water. */
    drink_ml: 'amount',
  },
  meals: [
    {
      'id!': 'identifier',
      'name!': 'text',
      'type!': 'MealType',
      /** A time of `00:00:00.00x` means that only the day is known. */
      'timestamp!': 'timestamp',
      'quantity!': { 'unit!': 'NutritionUnits', 'amount!': 'amount' },
      'macros!': macros as typeof macros,
      'micros!': micros as typeof micros,
    },
  ],
  drink_samples: [
    {
      timestamp: 'timestamp',
      drink_name: 'text',
      drink_volume: 'amount',
      drink_unit: 'NutritionUnits',
    },
  ],
} as const
