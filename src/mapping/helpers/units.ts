import { isNumber, ValueError } from '../expression/value.ts'
import type { Helper } from './helper.ts'

/** `result = value * times / over + plus`. */
export interface Conversion {
  readonly times: number
  readonly over: number
  readonly plus: number
}

/** What each unit helper does. A calorie is Terra's: a kilocalorie of 4.184 kilojoules. */
export const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  minutesToSeconds: { times: 60, over: 1, plus: 0 },
  hoursToSeconds: { times: 3600, over: 1, plus: 0 },
  millisecondsToSeconds: { times: 1, over: 1000, plus: 0 },
  secondsToMilliseconds: { times: 1000, over: 1, plus: 0 },
  kilometersToMeters: { times: 1000, over: 1, plus: 0 },
  centimetersToMeters: { times: 1, over: 100, plus: 0 },
  millimetersToMeters: { times: 1, over: 1000, plus: 0 },
  milesToMeters: { times: 1609.344, over: 1, plus: 0 },
  feetToMeters: { times: 0.3048, over: 1, plus: 0 },
  metersToCentimeters: { times: 100, over: 1, plus: 0 },
  millimetersToCentimeters: { times: 1, over: 10, plus: 0 },
  inchesToCentimeters: { times: 2.54, over: 1, plus: 0 },
  gramsToKilograms: { times: 1, over: 1000, plus: 0 },
  poundsToKilograms: { times: 0.45359237, over: 1, plus: 0 },
  kilogramsToGrams: { times: 1000, over: 1, plus: 0 },
  gramsToMilligrams: { times: 1000, over: 1, plus: 0 },
  kilojoulesToCalories: { times: 1, over: 4.184, plus: 0 },
  joulesToCalories: { times: 1, over: 4184, plus: 0 },
  caloriesToKilojoules: { times: 4.184, over: 1, plus: 0 },
  kilometersPerHourToMetersPerSecond: { times: 1, over: 3.6, plus: 0 },
  milesPerHourToMetersPerSecond: { times: 0.44704, over: 1, plus: 0 },
  fractionToPercent: { times: 100, over: 1, plus: 0 },
  fahrenheitToCelsius: { times: 5, over: 9, plus: -160 / 9 },
  kelvinToCelsius: { times: 1, over: 1, plus: -273.15 },
  /** Glucose: 18.0182 mg/dL are 1 mmol/L. */
  glucoseMillimolesPerLiterToMilligramsPerDeciliter: { times: 18.0182, over: 1, plus: 0 },
}

/** The unit helpers: `$minutesToSeconds(value)` and so on. Results are rounded to a millionth. */
export const UNIT_HELPERS: Readonly<Record<string, Helper>> = Object.fromEntries(
  Object.entries(CONVERSIONS).map(([name, conversion]) => [name, unitHelper(name, conversion)]),
)

/** Six decimals: what binary fractions add is gone, what a device measures is kept. */
export function toMillionth(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6
  return Number.isFinite(rounded) ? rounded : value
}

/** The value from which the conversion makes this result. */
export function convertBack({ times, over, plus }: Conversion, result: number): number {
  return withoutNoise(((result - plus) * over) / times)
}

/** Fifteen significant digits: what binary fractions add is gone. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(15))
}

function unitHelper(name: string, { times, over, plus }: Conversion): Helper {
  return {
    usage: `$${name}(value): ${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}.`,
    takes: [1, 1],
    returns: 'number',
    run: (value) => {
      if (value === undefined) return undefined
      if (!isNumber(value)) throw new ValueError(`\`$${name}\` needs a number`, value)
      return toMillionth((value * times) / over + plus)
    },
  }
}
