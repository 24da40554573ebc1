import { describe, expect, it } from 'vitest'
import { adjustableClock } from '../../src/kernel/adjustable-clock.ts'
import { manualClock } from '../../src/kernel/clock.ts'

/** A clock over one that the test moves, so that "real" time passes when the test says so. */
function overManual(startMs?: number) {
  const base = manualClock(1_000_000)
  const clock = adjustableClock(startMs === undefined ? { base } : { base, startMs })
  const woken: number[] = []
  const sleep = async (ms: number, signal?: AbortSignal) => {
    await clock.sleep(ms, signal)
    woken.push(clock.epochMs() - 1_000_000)
  }
  return { base, clock, woken, sleep }
}

describe('an adjustable clock', () => {
  it('runs as its base does', async () => {
    const { base, clock, woken, sleep } = overManual()
    void sleep(300)
    void sleep(100)
    await base.advance(250)
    expect([clock.epochMs(), woken]).toEqual([1_000_250, [100]])
    await base.advance(100)
    expect(woken).toEqual([100, 300])
  })

  it('starts where it is told, also in the past', async () => {
    const { base, clock } = overManual(5000)
    await base.advance(10)
    expect([clock.epochMs(), clock.aheadMs]).toEqual([5010, -995_000])
  })

  it('wakes sleepers in order when it is moved on, each at its own instant, and runs on from there', async () => {
    const { base, clock, woken, sleep } = overManual()
    void sleep(7_200_000)
    void sleep(5000)
    await clock.advance(86_400_000)
    expect(woken).toEqual([5000, 7_200_000])
    await base.advance(40)
    expect([clock.epochMs(), clock.aheadMs]).toEqual([1_000_000 + 86_400_040, 86_400_000])
  })

  it('lets who was woken sleep again within one move', async () => {
    const { clock, woken, sleep } = overManual()
    void (async () => {
      for (const seconds of [5, 300, 1800]) await sleep(seconds * 1000)
    })()
    await clock.advance(3_600_000)
    expect(woken).toEqual([5000, 305_000, 2_105_000])
  })

  it('stands still while it is frozen, and can be moved on all the same', async () => {
    const { base, clock, woken, sleep } = overManual()
    void sleep(100)
    clock.freeze()
    await base.advance(60_000)
    expect([clock.epochMs(), woken, clock.frozen]).toEqual([1_000_000, [], true])
    await clock.advance(150)
    expect([clock.epochMs(), woken, clock.frozen]).toEqual([1_000_150, [100], true])
    clock.resume()
    await base.advance(50)
    expect([clock.epochMs(), clock.frozen]).toEqual([1_000_200, false])
  })

  it('makes one move after the other', async () => {
    const { clock, woken, sleep } = overManual()
    void sleep(1500)
    await Promise.all([clock.advance(1000), clock.advance(1000)])
    expect([clock.epochMs(), woken]).toEqual([1_002_000, [1500]])
  })

  it('waits for work before each step', async () => {
    const { clock } = overManual()
    const order: string[] = []
    void (async () => {
      await clock.sleep(1000)
      await clock.work(new Promise((resolve) => setTimeout(resolve, 15)))
      order.push(`answered at ${clock.epochMs() - 1_000_000}`)
      await clock.sleep(2000)
      order.push(`again at ${clock.epochMs() - 1_000_000}`)
    })()
    await clock.advance(10_000)
    expect(order).toEqual(['answered at 1000', 'again at 3000'])
  })

  it('does not wait for ever for work that never ends', async () => {
    const clock = adjustableClock({ startMs: 0, patienceMs: 5 })
    void clock.work(new Promise(() => {}))
    const asleep = [10_000, 11_000, 12_000].map((ms) => clock.sleep(ms))
    await clock.advance(20_000)
    await Promise.all(asleep)
    expect(clock.epochMs()).toBeGreaterThanOrEqual(20_000)
  })

  it('lets go of a sleeper that is aborted', async () => {
    const { base, clock, woken, sleep } = overManual()
    const abort = new AbortController()
    const asleep = sleep(100, abort.signal)
    abort.abort(new Error('enough'))
    await expect(asleep).rejects.toThrow('enough')
    await clock.advance(1000)
    expect([woken, base.sleeping]).toEqual([[], 0])
  })
})
