import type { Nutrition } from '../../../src/terra/model.ts'

const at = (time: string) => `2026-11-03T${time}:00.000000+01:00`

/** A day of food and drink in which everything fits. */
export const meals: Nutrition = {
  metadata: {
    start_time: at('00:00'),
    end_time: '2026-11-04T00:00:00.000000+01:00',
    timestamp_localization: 1,
  },
  summary: {
    macros: {
      calories: 1200,
      carbohydrates_g: 150,
      fiber_g: 20,
      net_carbohydrates_g: 130,
      sugar_g: 40,
      protein_g: 60,
      fat_g: 40,
      saturated_fat_g: 12,
      trans_fat_g: 0,
      sodium_mg: 1500,
    },
    micros: { sodium_mg: 1500, iron_mg: 9 },
    water_ml: 1500,
    drink_ml: 500,
  },
  meals: [
    {
      id: 'meal-1',
      name: 'Porridge',
      type: 1,
      timestamp: at('08:00'),
      quantity: { unit: 1, amount: 300 },
      macros: { calories: 400, carbohydrates_g: 50, fat_g: 15, protein_g: 20, sugar_g: 10, sodium_mg: 500 },
      micros: { sodium_mg: 500, iron_mg: 4 },
    },
    {
      id: 'meal-2',
      name: 'Curry',
      type: 0,
      timestamp: '2026-11-03T00:00:00.001000+01:00',
      quantity: { unit: 10, amount: 1 },
      macros: { calories: 800, carbohydrates_g: 100, fat_g: 25, protein_g: 40, sugar_g: 30, sodium_mg: 1000 },
      micros: { sodium_mg: 1000, iron_mg: 5 },
    },
  ],
  drink_samples: [
    { timestamp: at('09:00'), drink_name: 'Water', drink_volume: 1500, drink_unit: 8 },
    { timestamp: at('09:00'), drink_name: 'Tea', drink_volume: 500, drink_unit: 8 },
  ],
}
