import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Served, serve } from '../../src/http/serve.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { lintPartner } from '../../src/partner/lint-partner.ts'
import { requireLoaded } from '../../src/partner/load-partner.ts'
import { terrarium } from '../support/command.ts'
import { offeringDescriptor } from '../support/offering-descriptor.ts'

let offering: Awaited<ReturnType<typeof offeringDescriptor>>
let served: Served
const clock = manualClock(Date.UTC(2026, 5, 10, 12))
beforeAll(async () => {
  offering = await offeringDescriptor()
  const loaded = await requireLoaded(offering.file)
  expect(lintPartner(loaded)).toEqual([])
  served = await serve(createMockPartner(loaded.partner, { clock }).handler)
})
afterAll(async () => {
  await served.close()
  await rm(offering.folder, { recursive: true })
})

const pull = (type: string, ...words: readonly string[]) =>
  terrarium(['pull', offering.file, type, '--raw', '--base-url', served.url, ...words])

it('prints one transaction and commits nothing, unless it is told to take what is offered', async () => {
  const looked = await pull('activity')
  expect(looked.out.trim().split('\n')).toHaveLength(5)
  expect(looked.err).toMatch(/^Nothing was committed: /)
  await clock.advance(600_000)
  const taken = await pull('activity', '--commit')
  expect(taken.out.trim().split('\n').length).toBeGreaterThan(5)
  expect(taken.out.startsWith(looked.out)).toBe(true)
  const nothing = await pull('activity', '--commit')
  expect([nothing.exitCode, nothing.out]).toEqual([0, ''])
  expect(nothing.err).toMatch(/^Nothing is offered: /)
})

it('refuses to commit what is given as often as it is asked for', async () => {
  const { exitCode, err } = await pull('sleep', '--commit')
  expect(exitCode).toBe(2)
  expect(err).toMatch(/Leave out --commit/)
})
