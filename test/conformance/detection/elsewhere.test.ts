import { beforeAll, describe, expect, it } from 'vitest'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import { FAULTS, findFault } from '../../../src/mock/faults/registry.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { aurora } from '../../support/partners.ts'
import { accused } from './area.ts'
import { ELSEWHERE } from './elsewhere.ts'

describe('with another declaration', () => {
  let honest: Partner
  beforeAll(async () => {
    honest = await aurora()
  })

  it.each(ELSEWHERE)('%s fails when it should, and not before', async (id, variant, faultId) => {
    const partner = variant(honest)
    const faults = faultId === undefined ? [] : [findFault(faultId)]
    const only = CHECKS.filter((check) => check.id === id)
    expect(await accused(partner, faults, only)).toContain(id)
    expect(await accused(faultId === undefined ? honest : partner, [], only)).not.toContain(id)
  })
})

it('every fault names checks that exist, under an id of its own', () => {
  const ids = new Set<string>(CHECKS.map(({ id }) => id))
  expect(FAULTS.flatMap(({ caughtBy }) => caughtBy).filter((id) => !ids.has(id))).toEqual([])
  expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(FAULTS.length)
})
