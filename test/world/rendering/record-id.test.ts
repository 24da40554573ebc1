import { describe, expect, it } from 'vitest'
import { random } from '../../../src/kernel/random.ts'
import { idLike, userIdLike } from '../../../src/world/rendering/record-id.ts'

const facts = (serial: number, nth = 0) => ({
  choices: random(1, 'id', serial),
  serial,
  day: '2028-02-29',
  nth,
})

describe('an id', () => {
  it.each([
    ['slp_01jb2k7v9q4m', /^slp_[0-9a-z]{12}$/],
    ['sleep-7', /^sleep-\d{12}$/],
    [
      '3fa85f64-5717-4562-b3fc-2c963f66afa6',
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ],
    ['01ARZ3NDEKTSV4RRFFQ69G5FAV', /^[0-9A-HJKMNP-TV-Z]{26}$/],
    ['1234567890123', /^[1-9]{13}$/],
    ['4f1c9aab12cd', /^[0-9a-f]{12}$/],
    ['night', /^[a-z]{17}$/],
    ['daily_2026-10-24', /^daily_2028-02-29$/],
    ['u1/2026-10-24', /^u\d{11,}\/2028-02-29$|^[a-z0-9]{12}\/2028-02-29$/],
    [undefined, /^rec_[0-9a-z]{12}$/],
  ])('like %s keeps its manner', (example, pattern) => {
    expect(idLike(example, facts(7))).toMatch(pattern)
  })

  it('that is the day is numbered when the day has a second record', () => {
    expect(idLike('daily_2026-10-24', facts(7, 1))).toBe('daily_2028-02-29-2')
  })

  it.each([['slp_01jb2k7v9q4m'], [1234], [6917529027641081957n], ['7']])(
    'like %s is unique and always the same',
    (example) => {
      const ids = (from: number) =>
        Array.from({ length: 2000 }, (_, index) => idLike(example, facts(from + index)))
      expect(new Set(ids(0)).size).toBe(2000)
      expect(ids(0)).toEqual(ids(0))
      expect(ids(0).every((id) => typeof id === typeof example)).toBe(true)
    },
  )

  it('of 64 bits fits in them and in no double, for the last record of the largest world', () => {
    const id = BigInt(idLike(6917529027641081957n, facts(2 ** 42 - 1)))
    expect(id < 2n ** 63n).toBe(true)
    expect(BigInt(Number(id))).not.toBe(id)
  })
})

describe("a user's id", () => {
  const idsOf = (example: unknown, isInteger: boolean) =>
    Array.from({ length: 10_000 }, (_, index) =>
      userIdLike(example, isInteger, random(1, 'user', index), index),
    )

  it('that is an integer is beyond what a double holds', () => {
    const ids = idsOf(undefined, true)
    expect(new Set(ids).size).toBe(10_000)
    for (const id of ids) expect(BigInt(Number(id))).not.toBe(BigInt(id))
  })

  it('that is text looks like the example', () => {
    const ids = idsOf('usr_4f1c9a', false)
    expect(new Set(ids).size).toBe(10_000)
    for (const id of ids) expect(id).toMatch(/^usr_[0-9a-f]{12}$/)
  })
})
