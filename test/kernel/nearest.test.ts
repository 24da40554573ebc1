import { expect, it } from 'vitest'
import { nearest } from '../../src/kernel/nearest.ts'

it.each([
  ['tokenurl', 'tokenUrl'],
  ['authorisationUrl', 'authorizationUrl'],
  ['redirect', undefined],
])('the nearest name to %s is %s', (name, expected) => {
  expect(nearest(name, ['tokenUrl', 'authorizationUrl', 'clientId'])).toBe(expected)
})
