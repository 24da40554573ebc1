import { describe, expect, it } from 'vitest'
import { withoutActual } from '../../src/pact/without-actual.ts'

describe("a sentence of Pact's verifier", () => {
  it.each([
    [
      "Expected '5340' (String) to be an integer",
      '"5340"',
      'Expected what is there (String) to be an integer',
    ],
    ['Expected 72.5 (Decimal) to be an integer', '72.5', 'Expected what is there (Decimal) to be an integer'],
    ["Expected 'siesta' to match '^(nap)$'", '"siesta"', "Expected what is there to match '^(nap)$'"],
    [
      'Expected an empty List but received [{"score":80}]',
      '[{"score":80}]',
      'Expected an empty List but received what is there',
    ],
    [
      `Expected {"minutes":5} (Object) to be an integer`,
      '{"minutes":5}',
      'Expected what is there (Object) to be an integer',
    ],
    [
      "Mismatch with header 'location': Expected 'https://a/?code=1' to match '^b$'",
      'https://a/?code=1',
      "Mismatch with header 'location': Expected what is there to match '^b$'",
    ],
  ])('%s', (sentence, actual, told) => {
    expect(withoutActual(sentence, actual)).toBe(told)
  })

  it.each([
    ['Actual map is missing the following keys: user_id', '["id","type"]'],
    ['expected 429 but was 503', 503],
    ['Expected a body but was empty', ''],
  ])('that quotes nothing stays as it is: %s', (sentence, actual) => {
    expect(withoutActual(sentence, actual)).toBe(sentence)
  })
})
