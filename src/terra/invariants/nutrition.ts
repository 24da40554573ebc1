import { macros, micros } from '../parts/nutrients.ts'
import type { Finding, Invariant } from './invariant.ts'
import { listsAt, numberAt, numberOf, numbersAt, type Spot, select } from './read.ts'
import { agree, firstOf, pointerOf, show, sum } from './rule.ts'

const NUTRIENTS: readonly string[] = [
  ...Object.keys(macros).map((name) => `macros.${name}`),
  ...Object.keys(micros).map((name) => `micros.${name}`),
]
const DRINKS = 'drink_samples[]'
const WATER = 'summary.water_ml'
const OTHER_DRINK = 'summary.drink_ml'
/** Millilitres of Terra's NutritionUnits; the others are not of volume. */
const MILLILITRES: ReadonlyMap<number, number> = new Map([
  [2, 4.93],
  [3, 14.79],
  [4, 236.6],
  [8, 1],
  [12, 29.57],
])
const nutrition = { models: ['nutrition'] } as const

/** What holds of a day's food and drink. */
export const nutritionInvariants: readonly Invariant[] = [
  {
    id: 'nutrition/summary-is-the-sum-of-meals',
    ...nutrition,
    grade: 'must',
    basis: 'implied',
    title: 'Each nutrient of the summary is the sum of that of the meals, within 2 %.',
    reason: 'The summary is of the same day. Judged where every meal gives the nutrient.',
    paths: NUTRIENTS.flatMap((name) => [`summary.${name}`, `meals[].${name}`]),
    judge: summaryIsSum,
  },
  {
    id: 'nutrition/calories-fit-the-macros',
    ...nutrition,
    grade: 'should',
    basis: 'implied',
    title: 'Calories are 4 a gram of carbohydrate and protein, 9 of fat and 7 of alcohol, within 20 %.',
    reason:
      'Labels round and count fibre differently, so it is a warning; kilojoules are four times as many.',
    ...forMacros(['calories', 'carbohydrates_g', 'protein_g', 'fat_g'], (at) => {
      const energy = 4 * at('carbohydrates_g') + 4 * at('protein_g') + 9 * at('fat_g') + 7 * at('alcohol_g')
      if (agree(at('calories'), energy, 0.2, 20)) return undefined
      return `${show(at('calories'))} kcal, but the macros make ${show(energy)}`
    }),
  },
  {
    id: 'nutrition/sugar-is-carbohydrate',
    ...nutrition,
    grade: 'must',
    basis: 'implied',
    title: 'There is no more sugar than carbohydrate, within half a gram.',
    reason: 'Sugar is a part of it: the two are swapped, or milligrams were passed on.',
    ...isPartOf('sugar_g', 'carbohydrates_g'),
  },
  {
    id: 'nutrition/fibre-is-carbohydrate',
    ...nutrition,
    grade: 'must',
    basis: 'implied',
    title: 'There is no more fibre than carbohydrate, within half a gram.',
    reason: 'Fibre is a part of it. Labels that leave fibre out of the carbohydrates must add it.',
    ...isPartOf('fiber_g', 'carbohydrates_g'),
  },
  {
    id: 'nutrition/net-carbohydrates-are-without-fibre',
    ...nutrition,
    grade: 'must',
    basis: 'implied',
    title: 'Net carbohydrates are carbohydrates less fibre, within a gram or 2 %.',
    reason: 'That is what net means here.',
    ...forMacros(['net_carbohydrates_g', 'carbohydrates_g', 'fiber_g'], (at) => {
      const net = at('carbohydrates_g') - at('fiber_g')
      if (agree(at('net_carbohydrates_g'), net, 0.02, 1)) return undefined
      return `${show(at('net_carbohydrates_g'))} g net, but ${show(net)} g without fibre`
    }),
  },
  {
    id: 'nutrition/saturated-and-trans-fat-are-fat',
    ...nutrition,
    grade: 'must',
    basis: 'implied',
    title: 'There is no more saturated and trans fat than fat, within half a gram.',
    reason: 'Both are kinds of it.',
    ...forMacros(['fat_g', 'saturated_fat_g'], (at) => {
      const kinds = at('saturated_fat_g') + at('trans_fat_g')
      return kinds > at('fat_g') + 0.5
        ? `${show(kinds)} g of kinds, ${show(at('fat_g'))} g of fat`
        : undefined
    }),
  },
  {
    id: 'nutrition/both-sodiums-are-equal',
    ...nutrition,
    grade: 'must',
    basis: 'implied',
    title: 'Sodium is the same among the macros and the micros, within 1 %.',
    reason: 'It is one quantity in two places; one of them is in grams, or is salt.',
    paths: ['summary', 'meals[]'].flatMap((at) => [`${at}.macros.sodium_mg`, `${at}.micros.sodium_mg`]),
    judge: (value) =>
      firstOf(portionsOf(value), ({ value: portion, pointer }) => {
        const [macro, micro] = [numberAt(portion, 'macros.sodium_mg'), numberAt(portion, 'micros.sodium_mg')]
        if (macro === undefined || micro === undefined || agree(macro, micro, 0.01, 1)) return undefined
        const paths = [`${pointer}/macros/sodium_mg`, `${pointer}/micros/sodium_mg`]
        return { found: `${show(macro)} and ${show(micro)} mg of sodium`, paths }
      }),
  },
  {
    id: 'nutrition/drinks-add-up',
    ...nutrition,
    grade: 'should',
    basis: 'implied',
    title: 'Water and other drinks are the sum of the drink samples, within 5 %.',
    reason:
      'Judged where every drink is in a unit of volume. Cups and spoons differ between countries: a warning.',
    paths: [WATER, OTHER_DRINK, `${DRINKS}.drink_volume`, `${DRINKS}.drink_unit`],
    judge: drinksAddUp,
  },
  {
    id: 'nutrition/meal-ids-are-unique',
    ...nutrition,
    grade: 'must',
    basis: 'documented',
    title: 'The ids of a day’s meals are unique.',
    reason: 'Consumers store a meal by its id: the next one overwrites it.',
    paths: ['meals[].id'],
    judge(value) {
      const ids = select(value, 'meals[].id')
      const twice = ids.find((spot, index) => ids.slice(0, index).some((other) => other.value === spot.value))
      return (
        twice && { found: `a second meal has the id ${JSON.stringify(twice.value)}`, paths: [twice.pointer] }
      )
    },
  },
]

/** The summary and the meals: both have macros and micros. */
function portionsOf(value: unknown): readonly Spot[] {
  return [...select(value, 'summary'), ...select(value, 'meals[]')]
}

/** Judge the macros of every portion that gives the needed ones; others that are not given count as nothing. */
function forMacros(
  needed: readonly string[],
  judge: (at: (name: string) => number) => string | undefined,
): Pick<Invariant, 'paths' | 'judge'> {
  return {
    paths: ['summary', 'meals[]'].flatMap((at) => needed.map((name) => `${at}.macros.${name}`)),
    judge: (value) =>
      firstOf(portionsOf(value), ({ value: portion, pointer }) => {
        if (needed.some((name) => numberAt(portion, `macros.${name}`) === undefined)) return undefined
        const found = judge((name) => numberAt(portion, `macros.${name}`) ?? 0)
        const paths = needed.map((name) => `${pointer}/macros/${name}`)
        return found === undefined ? undefined : { found, paths }
      }),
  }
}

function isPartOf(part: string, whole: string): Pick<Invariant, 'paths' | 'judge'> {
  return forMacros([part, whole], (at) =>
    at(part) > at(whole) + 0.5 ? `${part} ${show(at(part))}, ${whole} ${show(at(whole))}` : undefined,
  )
}

function summaryIsSum(value: unknown): Finding | undefined {
  const meals = select(value, 'meals[]')
  if (meals.length === 0) return undefined
  return firstOf(NUTRIENTS, (name) => {
    const declared = numberAt(value, `summary.${name}`)
    const eaten = meals.flatMap((meal) => numberAt(meal.value, name) ?? [])
    if (declared === undefined || eaten.length < meals.length) return undefined
    if (agree(declared, sum(eaten), 0.02, 0.5)) return undefined
    const found = `${name} is ${show(declared)}, and ${show(sum(eaten))} over the meals`
    return { found, paths: [pointerOf(`summary.${name}`)] }
  })
}

function drinksAddUp(value: unknown): Finding | undefined {
  const declared = [WATER, OTHER_DRINK].flatMap((path) => numbersAt(value, path))
  const drinks = listsAt(value, DRINKS).flatMap((list) => list.value)
  const drunk = drinks.flatMap((drink) => {
    const volume = numberOf(drink, 'drink_volume')
    const unit = MILLILITRES.get(numberOf(drink, 'drink_unit') ?? 0)
    return volume === undefined || unit === undefined ? [] : [volume * unit]
  })
  if (declared.length < 2 || drinks.length === 0 || drunk.length < drinks.length) return undefined
  const total = sum(declared.map((spot) => spot.value))
  if (agree(total, sum(drunk), 0.05, 20)) return undefined
  return {
    found: `${show(total)} ml in the summary, ${show(sum(drunk))} ml in drinks`,
    paths: declared.map((spot) => spot.pointer),
  }
}
