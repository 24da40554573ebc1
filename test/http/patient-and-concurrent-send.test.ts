import { describe, expect, it } from 'vitest'
import { concurrentSend } from '../../src/http/concurrent-send.ts'
import { interruptibleSend } from '../../src/http/interruptible-send.ts'
import { patientSend } from '../../src/http/patient-send.ts'
import { interruptibleClock } from '../../src/kernel/interrupted.ts'
import { virtualClock } from '../../src/kernel/virtual-clock.ts'

const request = () => new Request('https://partner.example/oauth/token', { method: 'POST', body: 'code=1' })

describe('a patient way to send', () => {
  it('comes back when it is told to, with the same body', async () => {
    const clock = virtualClock(0)
    const seen: [number, string][] = []
    const send = patientSend(
      async (asked) => {
        seen.push([clock.epochMs(), await asked.text()])
        return seen.length < 3
          ? new Response(null, { status: 429, headers: { 'retry-after': '30' } })
          : new Response('here')
      },
      { clock },
    )
    expect(await (await send(request())).text()).toBe('here')
    expect(seen).toEqual([
      [0, 'code=1'],
      [30_000, 'code=1'],
      [60_000, 'code=1'],
    ])
  })

  it.each([
    ['does not say when', {}, 1],
    ['asks for an hour', { 'retry-after': '3600' }, 1],
    ['refuses for ever', { 'retry-after': '1' }, 3],
  ])('hands on the answer of a partner that %s', async (_, headers: Record<string, string>, times) => {
    let count = 0
    const send = patientSend(async () => new Response(String(++count), { status: 429, headers }), {
      clock: virtualClock(0),
    })
    const response = await send(request())
    expect([response.status, await response.text()]).toEqual([429, String(times)])
  })

  it('never sends again what was acted upon', async () => {
    let count = 0
    const headers = { 'retry-after': '1' }
    const send = patientSend(async () => new Response(String(++count), { status: 503, headers }), {
      clock: virtualClock(0),
    })
    await send(request())
    expect(count).toBe(1)
  })
})

describe('requests in flight', () => {
  it.each([1, 2, 5])('are never more than %i, and all are answered in their order', async (limit) => {
    const clock = virtualClock(0)
    const begun: number[] = []
    let inFlight = 0
    let most = 0
    const send = concurrentSend(async ({ url }) => {
      begun.push(Number(new URL(url).pathname.slice(1)))
      most = Math.max(most, ++inFlight)
      await clock.sleep(begun.length % 3 === 0 ? 40 : 10)
      inFlight -= 1
      if (begun.length % 4 === 0) throw new Error('lost')
      return new Response()
    }, limit)
    const numbers = Array.from({ length: 12 }, (_, index) => index)
    await Promise.allSettled(numbers.map((n) => send(new Request(`http://partner.example/${n}`))))
    expect([most, begun]).toEqual([limit, numbers])
  })
})

describe('an interruption', () => {
  it('gives up what is in flight and lets nothing more leave', async () => {
    const interrupt = new AbortController()
    let sent = 0
    const send = interruptibleSend(async ({ signal }) => {
      sent += 1
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    }, interrupt.signal)
    const inFlight = send(request())
    interrupt.abort(new Error('interrupted by SIGINT'))
    const told = { code: 'INTERRUPTED', message: 'interrupted by SIGINT' }
    await expect(inFlight).rejects.toMatchObject(told)
    await expect(send(request())).rejects.toMatchObject(told)
    expect(sent).toBe(1)
  })

  it('wakes sleepers, and leaves alone those who were woken by something else', async () => {
    const interrupt = new AbortController()
    const clock = interruptibleClock(virtualClock(0), interrupt.signal)
    await clock.sleep(1000)
    expect(clock.epochMs()).toBe(1000)
    await expect(clock.sleep(9, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
    const asleep = clock.sleep(1e9)
    interrupt.abort(new Error('interrupted by SIGTERM'))
    await expect(asleep).rejects.toMatchObject({ code: 'INTERRUPTED' })
  })
})
