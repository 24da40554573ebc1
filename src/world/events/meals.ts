import type { Random } from '../../kernel/random.ts'
import type { Nutrition } from '../../terra/model.ts'
import { MINUTE_MS } from '../calendar.ts'
import { round, sum } from '../series.ts'
import { dayMetadata, type Scene } from './scene.ts'

type Meal = NonNullable<Nutrition['meals']>[number]

interface Dish {
  readonly name: string
  readonly type: Meal['type']
  /** Minutes of local time after midnight. */
  readonly at: number
  /** Of the day's energy. */
  readonly share: number
}

const DISHES: readonly Dish[] = [
  { name: 'Porridge with berries', type: 1, at: 475, share: 0.24 },
  { name: 'Lentil soup and bread', type: 3, at: 765, share: 0.34 },
  { name: 'Apple and nuts', type: 4, at: 970, share: 0.09 },
  { name: 'Rice with vegetables', type: 5, at: 1150, share: 0.33 },
]

/** What somebody eats and drinks on a date, as Terra's Nutrition: the summary is the sum of the meals. */
export function nutritionOf(scene: Scene): Nutrition {
  const { choices, person, zone, day } = scene
  const kcal = person.bmrKcal * (1.35 + choices.fraction() * 0.3)
  const meals = DISHES.map((dish, index) => mealOf(scene, dish, index, kcal * dish.share))
  const drinks = [510, 720, 900, 1080].map((minute) => ({
    timestamp: zone.stamp(zone.instant(day, minute + choices.int(0, 25))),
    drink_name: 'Water',
    drink_volume: choices.int(2, 5) * 100,
    drink_unit: 8 as const,
  }))
  return {
    metadata: dayMetadata(scene),
    summary: {
      macros: totals(meals.map(({ macros }) => macros)),
      micros: totals(meals.map(({ micros }) => micros)),
      water_ml: sum(drinks.map(({ drink_volume }) => drink_volume)),
      drink_ml: 0,
    },
    meals,
    drink_samples: drinks,
  }
}

function mealOf(scene: Scene, dish: Dish, index: number, kcal: number): Meal {
  const { zone, day, choices } = scene
  const atMs = zone.instant(day, dish.at) + choices.int(0, 40) * MINUTE_MS
  const macros = macrosOf(choices, kcal)
  return {
    id: `meal-${day}-${index}`,
    name: dish.name,
    type: dish.type,
    timestamp: zone.stamp(atMs),
    quantity: { unit: 1, amount: Math.round(kcal * 0.7) },
    macros,
    micros: {
      sodium_mg: macros.sodium_mg,
      iron_mg: round(kcal / 160, 2),
      calcium_mg: Math.round(kcal / 2.4),
    },
  }
}

/** Energy follows from what it is made of: 4 kcal a gram of carbohydrates or protein, 9 of fat. */
function macrosOf(choices: Random, kcal: number) {
  const carbohydrates = round((kcal * (0.48 + choices.fraction() * 0.08)) / 4, 1)
  const fat = round((kcal * (0.26 + choices.fraction() * 0.06)) / 9, 1)
  const protein = round(Math.max(1, kcal - carbohydrates * 4 - fat * 9) / 4, 1)
  const fiber = round(carbohydrates * 0.12, 1)
  return {
    calories: round(4 * carbohydrates + 4 * protein + 9 * fat, 1),
    carbohydrates_g: carbohydrates,
    protein_g: protein,
    fat_g: fat,
    fiber_g: fiber,
    net_carbohydrates_g: round(carbohydrates - fiber, 1),
    sugar_g: round(carbohydrates * 0.2, 1),
    saturated_fat_g: round(fat * 0.3, 1),
    trans_fat_g: 0,
    alcohol_g: 0,
    cholesterol_mg: Math.round(fat * 3),
    sodium_mg: Math.round(kcal * 0.9),
  }
}

type Amounts = Readonly<Record<string, number | null | undefined>>

function totals<T extends Amounts>(parts: readonly T[]): { [Name in keyof T]: number } {
  const names = Object.keys(parts[0] ?? {})
  const total = (name: string) => round(sum(parts.map((part) => part[name] ?? 0)), 2)
  return Object.fromEntries(names.map((name) => [name, total(name)])) as { [Name in keyof T]: number }
}
