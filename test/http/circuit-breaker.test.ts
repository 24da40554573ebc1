import { describe, expect, it } from 'vitest'
import { circuitBreaker } from '../../src/http/circuit-breaker.ts'
import type { Send } from '../../src/http/handler.ts'
import { HostUnreachableError } from '../../src/http/send.ts'
import { virtualClock } from '../../src/kernel/virtual-clock.ts'

const request = () => new Request('https://partner.example/v1/sleep')

/** Answers with these statuses in turn, the last one for ever; 0 is a refused connection. */
function answering(...statuses: readonly number[]) {
  let count = 0
  const send: Send = async ({ url }) => {
    const status = statuses[Math.min(count++, statuses.length - 1)]!
    if (status === 0) throw new HostUnreachableError(new URL(url), new Error('refused'))
    return new Response(null, { status })
  }
  return { send, count: () => count }
}

/** What `times` requests in turn came to: a status, or the code of an error. */
async function outcomes(send: Send, times: number) {
  const seen: (number | string)[] = []
  for (let turn = 0; turn < times; turn++)
    seen.push(
      await send(request()).then(
        ({ status }) => status,
        (error: { code: string }) => error.code,
      ),
    )
  return seen
}

describe('a circuit breaker', () => {
  it('leaves alone who has trouble three times in a row, whatever the trouble', async () => {
    const { send, count } = answering(500, 0, 429, 200)
    const breaking = circuitBreaker(send, { clock: virtualClock(0), failures: 3 })
    expect(await outcomes(breaking, 6)).toEqual([
      500,
      'HOST_UNREACHABLE',
      429,
      ...Array.from({ length: 3 }, () => 'CIRCUIT_OPEN'),
    ])
    expect(count()).toBe(3)
  })

  it('says what made it stop', async () => {
    const breaking = circuitBreaker(answering(503).send, { clock: virtualClock(0), failures: 2 })
    await outcomes(breaking, 2)
    await expect(breaking(request())).rejects.toThrow(
      'The partner is left alone: 2 requests in a row came to nothing, the last: 503 from /v1/sleep.',
    )
  })

  it('counts anew after any answer: a refusal is one', async () => {
    const { send } = answering(500, 500, 404, 500, 500, 200, 500)
    const breaking = circuitBreaker(send, { clock: virtualClock(0), failures: 3 })
    expect(await outcomes(breaking, 7)).toEqual([500, 500, 404, 500, 500, 200, 500])
  })

  it('does not count what never left', async () => {
    const breaking = circuitBreaker(
      async () => {
        throw new TypeError('a mistake of ours')
      },
      { clock: virtualClock(0), failures: 1 },
    )
    for (let turn = 0; turn < 3; turn++) await expect(breaking(request())).rejects.toThrow(TypeError)
  })

  it('takes 429 for what it says when it comes six times in a row, however patient it is otherwise', async () => {
    const breaking = circuitBreaker(answering(...Array(5).fill(429), 200, 429).send, {
      clock: virtualClock(0),
      failures: 100,
    })
    expect(await outcomes(breaking, 13)).toEqual([
      ...Array(5).fill(429),
      200,
      ...Array(6).fill(429),
      'CIRCUIT_OPEN',
    ])
    await expect(breaking(request())).rejects.toThrow('it answered 429 to 6 requests in a row')
  })

  it('obeys who asks for an hour at once, and waits for who asks for a minute', async () => {
    const askingFor =
      (seconds: number): Send =>
      async () =>
        new Response(null, { status: 429, headers: { 'retry-after': String(seconds) } })
    const hour = circuitBreaker(askingFor(3600), { clock: virtualClock(0) })
    expect(await outcomes(hour, 2)).toEqual([429, 'CIRCUIT_OPEN'])
    await expect(hour(request())).rejects.toThrow('asks us to come back in 3600 s')
    const minute = circuitBreaker(askingFor(60), { clock: virtualClock(0) })
    expect(await outcomes(minute, 2)).toEqual([429, 429])
  })
})
