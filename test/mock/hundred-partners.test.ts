import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findFault } from '../../src/mock/faults/registry.ts'
import {
  type Answer,
  ask,
  codeFor,
  codeRequest,
  dataRequest,
  type Subject,
  subject,
} from './support/asking.ts'
import { aurora } from './support/partners.ts'

const partner = await aurora()
const RANGE = { from: '2026-11-10T00:00:00+00:00', to: '2026-11-11T00:00:00+00:00', limit: '20' }

/** All of the same seed: what one of them hands out looks like what any other would. */
function hundred(): readonly Subject[] {
  const reusable = findFault('reusable-code')
  return Array.from({ length: 100 }, (_, index) =>
    subject(partner, index === 1 ? { faults: [reusable] } : {}),
  )
}

function redeem(about: Subject, code: string): Promise<Answer> {
  return ask(about, codeRequest(about, code))
}

function pull(about: Subject, token: string): Promise<Answer> {
  return ask(about, dataRequest(about, 'sleep', RANGE, token))
}

describe('one hundred partners in one process', () => {
  it('know nothing of the tokens, codes and consents of one another, though all have the same seed', async () => {
    const all = hundred()
    const [first, ...others] = all
    const code = await codeFor(first!)
    const token = (await redeem(first!, code)).body.access_token as string
    const pulled = await Promise.all(all.map((about) => pull(about, token)))
    expect(pulled.map(({ status }) => status)).toEqual([200, ...others.map(() => 401)])
    const redeemed = await Promise.all(others.map((about) => redeem(about, code)))
    expect(redeemed.map(({ body }) => body.error)).toEqual(others.map(() => 'invalid_grant'))
    expect(all.map(({ mock }) => mock.grants.length)).toEqual([1, ...others.map(() => 0)])
    expect(first!.mock.journal.exchanges).toHaveLength(3)
    expect(others.map(({ mock }) => mock.journal.exchanges.length)).toEqual(others.map(() => 2))
  })

  it('have faults, clocks and endpoints of their own', async () => {
    const all = hundred()
    const twice = await Promise.all(
      all.map(async (about) => {
        const code = await codeFor(about)
        return [(await redeem(about, code)).status, (await redeem(about, code)).status]
      }),
    )
    expect(twice.flatMap(([, second], index) => (second === 200 ? [index] : []))).toEqual([1])

    const tokens = await Promise.all(
      all.map(async (about) => (await redeem(about, await codeFor(about))).body.access_token as string),
    )
    await all[2]!.clock.advance(3_600_000)
    const alive = await Promise.all(all.map((about, index) => pull(about, tokens[index]!)))
    expect(alive.flatMap(({ status }, index) => (status === 401 ? [index] : []))).toEqual([2])

    all[3]!.mock.addEndpoint('http://127.0.0.1:1/hook')
    expect(all.flatMap(({ mock }, index) => (mock.endpoints.length > 0 ? [index] : []))).toEqual([3])
  })

  it('start together and stay under 300 MiB, each on a port of its own', async () => {
    const bench = fileURLToPath(new URL('../../bench/hundred-partners.ts', import.meta.url))
    const child = fork(bench, ['serve'], { execArgv: [] })
    const [serving] = await once(child, 'message')
    child.send('enough')
    await once(child, 'exit')
    expect(new Set(serving.urls).size).toBe(100)
    expect(serving.residentMiB).toBeLessThan(300)
  })
})
