import { describe, expect, it } from 'vitest'
import { epochSeconds, manualClock } from '../../src/kernel/clock.ts'

describe('a manual clock', () => {
  it('wakes sleepers in the order of their deadlines, each at its own instant', async () => {
    const clock = manualClock(0)
    const woken: [string, number][] = []
    const sleep = async (name: string, ms: number) => {
      await clock.sleep(ms)
      woken.push([name, clock.epochMs()])
    }
    void sleep('late', 300)
    void sleep('early', 100)
    await clock.advance(1000)
    expect(woken).toEqual([
      ['early', 100],
      ['late', 300],
    ])
    expect(clock.epochMs()).toBe(1000)
  })

  it('lets a sleeper sleep again within one step', async () => {
    const clock = manualClock(0)
    const woken: number[] = []
    void (async () => {
      for (let turn = 0; turn < 3; turn++) {
        await clock.sleep(1000)
        woken.push(epochSeconds(clock))
      }
    })()
    await clock.advance(2500)
    expect(woken).toEqual([1, 2])
    expect(clock.sleeping).toBe(1)
  })

  it('lets go of a sleeper that is aborted', async () => {
    const clock = manualClock(0)
    const abort = new AbortController()
    const asleep = clock.sleep(1000, abort.signal)
    abort.abort(new Error('enough'))
    await expect(asleep).rejects.toThrow('enough')
    expect(clock.sleeping).toBe(0)
  })
})
