import { describe, expect, it } from 'vitest'
import { accusing, judgeMock } from '../../support/judge-mock.ts'
import { aurora, pulse } from '../../support/partners.ts'

describe.each([await aurora(), await pulse()])('honest $id, judged by all checks in one run', (partner) => {
  it.each([
    [1, 15],
    [2, 15],
    [3, 900],
  ])('is accused by none (seed %i, %i s of patience)', async (seed, patience) => {
    const report = await judgeMock(partner, { seed, patienceMs: patience * 1000 })
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
  })
})
