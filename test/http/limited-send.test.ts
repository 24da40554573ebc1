import { describe, expect, it } from 'vitest'
import { limitedSend } from '../../src/http/limited-send.ts'
import { virtualClock } from '../../src/kernel/virtual-clock.ts'

const request = () => new Request('http://127.0.0.1:9/')

describe('a way to send that spares the other side', () => {
  it('spreads requests evenly, however many are asked for at once', async () => {
    const clock = virtualClock(0)
    const sentAt: number[] = []
    const send = limitedSend(async () => new Response(void sentAt.push(clock.epochMs())), {
      clock,
      perSecond: 4,
    })
    await Promise.all([1, 2, 3, 4].map(() => send(request())))
    expect(sentAt).toEqual([0, 250, 500, 750])
  })

  it('does not save up for later', async () => {
    const clock = virtualClock(0)
    const sentAt: number[] = []
    const send = limitedSend(async () => new Response(void sentAt.push(clock.epochMs())), {
      clock,
      perSecond: 2,
    })
    await send(request())
    await clock.sleep(10_000)
    await Promise.all([send(request()), send(request())])
    expect(sentAt).toEqual([0, 10_000, 10_500])
  })

  it('stops when the budget is spent', async () => {
    const send = limitedSend(async () => new Response(), { clock: virtualClock(0), budget: 2 })
    await send(request())
    await send(request())
    await expect(send(request())).rejects.toMatchObject({ code: 'BUDGET_SPENT', requests: 2 })
  })
})
