import { describe, expect, it } from 'vitest'
import { degreesApart, firstPointOf, toPoint } from '../../../src/terra/invariants/coordinates.ts'

describe('firstPointOf', () => {
  it.each([
    ['_p~iF~ps|U_ulLnnqC_mqNvxq`@', 38.5, -120.2],
    ['_p~iF~ps|U', 38.5, -120.2],
    ['_ulLnnqC', 2.2, -0.75],
    ['??', 0, 0],
  ])('reads the published example %s', (polyline, lat, lng) => {
    const point = firstPointOf(polyline)!
    expect(point.lat).toBeCloseTo(lat, 5)
    expect(point.lng).toBeCloseTo(lng, 5)
  })

  it('finds no point in an empty polyline, and reads whatever else it is given', () => {
    expect(firstPointOf('')).toBeUndefined()
    expect(firstPointOf('~~~~~~~~~~~~~~~~')).toBeDefined()
  })
})

it('degreesApart takes the larger axis, and the short way over the date line', () => {
  expect(degreesApart({ lat: 1, lng: 2 }, { lat: 4, lng: 3 })).toBe(3)
  expect(degreesApart({ lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 })).toBe(1)
})

it('toPoint takes two numbers for a point, and nothing else', () => {
  expect(toPoint([52.5, 13.4])).toEqual({ lat: 52.5, lng: 13.4 })
  for (const other of [null, [], [52.5], [52.5, null], ['52.5', '13.4'], { lat: 1 }])
    expect(toPoint(other)).toBeUndefined()
})
