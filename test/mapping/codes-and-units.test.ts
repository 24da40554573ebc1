import { describe, expect, it } from 'vitest'
import { HELPERS } from '../../src/mapping/helpers/helpers.ts'
import { CONVERSIONS, convertBack } from '../../src/mapping/helpers/units.ts'

const call = (name: string, ...given: readonly unknown[]) => HELPERS[name]?.run(...given)

describe('$uploadType', () => {
  it.each([
    ['sleep', true, 1],
    ['sleep', 1, 1],
    ['sleep', false, 2],
    ['sleep', 0, 2],
    ['activity', true, 2],
    ['activity', 1, 2],
    ['activity', false, 1],
    ['daily', 0, 1],
    ['sleep', undefined, 0],
    ['activity', undefined, 0],
  ])('of %s with manual %j is %j: the two numbers change places', (model, manual, code) => {
    expect(call('uploadType', model, manual)).toBe(code)
  })

  it('does not take a word for the truth', () => {
    expect(() => call('uploadType', 'sleep', 'no')).toThrow('true, false, 1 or 0')
  })
})

describe('$enum', () => {
  const table = { 1: 'walk', true: 'yes', run: 8 }
  it.each([
    [1, 'walk'],
    [1n, 'walk'],
    ['1', 'walk'],
    [true, 'yes'],
    ['run', 8],
    ['swim', undefined],
    ['toString', undefined],
    [undefined, undefined],
  ])('of %s is %s', (value, expected) => {
    expect(call('enum', value, table)).toBe(expected)
  })

  it('gives what is meant for the others', () => {
    expect(call('enum', 'swim', table, 'other')).toBe('other')
    expect(call('enum', undefined, table, 'other')).toBe(undefined)
  })
})

describe("Terra's codes by their names", () => {
  it.each([
    ['sleepLevel', 'deep', 5],
    ['sleepLevel', 'Deep sleep', 5],
    ['sleepLevel', 'OUT-OF-BED', 3],
    ['sleepLevel', 'tossing', 0],
    ['sleepLevel', undefined, undefined],
    ['activityType', 'running', 8],
    ['activityType', 'strength_training', 80],
    ['activityType', 'In Vehicle', 0],
    ['activityType', 'quidditch', 4],
    ['activityType', 47, 4],
  ])('$%s of %j is %j', (name, value, code) => {
    expect(call(name, value)).toBe(code)
  })

  it("takes the partner's words from a table first", () => {
    expect(call('activityType', 'football', { football: 'English Football' })).toBe(29)
    expect(call('sleepLevel', 2, { 2: 'deep' })).toBe(5)
    expect(call('sleepLevel', 3, { 2: 'deep' })).toBe(0)
  })
})

describe('the units', () => {
  it.each([
    ['minutesToSeconds', 82.5, 4950],
    ['hoursToSeconds', 1.5, 5400],
    ['millisecondsToSeconds', 1500, 1.5],
    ['kilometersToMeters', 10.2345, 10_234.5],
    ['milesToMeters', 1, 1609.344],
    ['feetToMeters', 100, 30.48],
    ['metersToCentimeters', 1.13, 113],
    ['inchesToCentimeters', 70, 177.8],
    ['poundsToKilograms', 150, 68.038856],
    ['kilogramsToGrams', 34.2, 34_200],
    ['gramsToKilograms', 72_350, 72.35],
    ['kilojoulesToCalories', 4184, 1000],
    ['caloriesToKilojoules', 1000, 4184],
    ['kilometersPerHourToMetersPerSecond', 36, 10],
    ['fractionToPercent', 0.944, 94.4],
    ['fahrenheitToCelsius', 98.6, 37],
    ['kelvinToCelsius', 310.15, 37],
    ['glucoseMillimolesPerLiterToMilligramsPerDeciliter', 5.5, 99.1001],
  ])('$%s(%d) is %d', (name, value, expected) => {
    expect(call(name, value)).toBe(expected)
  })

  it.each(Object.entries(CONVERSIONS))('$%s can be taken back', (name, conversion) => {
    for (const value of [0, 1, 36.6, 72.35, 100])
      expect(call(name, convertBack(conversion, value))).toBeCloseTo(value, 6)
  })

  it('make nothing of nothing and refuse text', () => {
    expect(call('minutesToSeconds', undefined)).toBe(undefined)
    expect(() => call('minutesToSeconds', '82')).toThrow('needs a number')
  })
})

describe('$number and $string', () => {
  it('read numbers that stand in text, and only those', () => {
    expect(call('number', '10234.50')).toBe(10_234.5)
    expect(() => call('number', '10,234')).toThrow('spells a number')
    expect(() => call('number', '')).toThrow('spells a number')
    expect(() => call('number', 6_917_529_027_641_081_957n)).toThrow('spells a number')
  })

  it('keep every digit of a 64-bit id', () => {
    expect(call('string', 6_917_529_027_641_081_957n)).toBe('6917529027641081957')
  })
})
