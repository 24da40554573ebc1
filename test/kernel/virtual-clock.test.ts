import { describe, expect, it } from 'vitest'
import { turn } from '../../src/kernel/turn.ts'
import { virtualClock } from '../../src/kernel/virtual-clock.ts'

async function manyTurns(): Promise<void> {
  for (let passed = 0; passed < 40; passed++) await turn()
}

describe('a virtual clock', () => {
  it('passes a retry schedule of hours at once', async () => {
    const clock = virtualClock(0)
    for (const seconds of [5, 300, 1800, 7200]) await clock.sleep(seconds * 1000)
    expect(clock.epochMs()).toBe(9_305_000)
  })

  it('keeps the order of what sleeps side by side', async () => {
    const clock = virtualClock(0)
    const order: number[] = []
    await Promise.all(
      [300, 100, 200].map(async (ms) => clock.sleep(ms).then(() => order.push(clock.epochMs()))),
    )
    expect(order).toEqual([100, 200, 300])
  })

  it('waits for work that takes real time', async () => {
    const clock = virtualClock(0)
    const signed = clock.work(
      crypto.subtle
        .generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
        .then(() => clock.epochMs()),
    )
    await clock.sleep(1000)
    expect(await signed).toBe(0)
  })

  it.each(Array.from({ length: 14 }, (_, turns) => turns))(
    'lets no time pass during work that begins %i turns after somebody went to sleep',
    async (turns) => {
      const clock = virtualClock(0)
      const asleep = clock.sleep(3_600_000)
      for (let passed = 0; passed < turns; passed++) await turn()
      const beganAtMs = clock.epochMs()
      await clock.work(manyTurns())
      expect(clock.epochMs()).toBe(beganAtMs)
      await asleep
    },
  )

  it('does not wait for ever for work that sleeps on it', async () => {
    const clock = virtualClock(0)
    await clock.work(clock.sleep(5000))
    expect(clock.epochMs()).toBe(5000)
  })

  it('forgets a sleeper that is aborted', async () => {
    const clock = virtualClock(0)
    const abort = new AbortController()
    const asleep = clock.sleep(1e9, abort.signal)
    abort.abort(new Error('enough'))
    await expect(asleep).rejects.toThrow('enough')
    await clock.sleep(10)
    expect(clock.epochMs()).toBe(10)
  })
})
