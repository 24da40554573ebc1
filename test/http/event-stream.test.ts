import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEventStream, type EventStream } from '../../src/http/event-stream.ts'
import { type Served, serve } from '../../src/http/serve.ts'

describe('server-sent events', () => {
  let stream: EventStream
  let served: Served
  beforeAll(async () => {
    stream = createEventStream({ kept: 2 })
    served = await serve(async (request) => stream.open(request))
  })
  afterAll(async () => {
    stream.close()
    await served.close()
  })

  it('reach who listens as they are sent, in the form of the HTML Standard', async () => {
    const { reader, close } = await opened()
    expect(await reader()).toBe('retry: 1000\n\n')
    stream.send('clock', { now: 'a\nb' })
    expect(await reader()).toBe('id: 1\nevent: clock\ndata: {"now":"a\\nb"}\n\n')
    await close()
  })

  it('are no longer kept for somebody who has left', async () => {
    const { reader, close } = await opened()
    await reader()
    expect(stream.isHeard()).toBe(true)
    await close()
    await until(() => !stream.isHeard())
  })

  it('that were missed are told to who comes back, as far as they are kept', async () => {
    for (const number of [2, 3, 4]) stream.send('n', number)
    const late = await opened()
    expect(await late.reader()).toBe(
      'retry: 1000\n\nid: 3\nevent: n\ndata: 3\n\nid: 4\nevent: n\ndata: 4\n\n',
    )
    await late.close()
    const back = await opened({ 'last-event-id': '3' })
    expect(await back.reader()).toBe('retry: 1000\n\nid: 4\nevent: n\ndata: 4\n\n')
    await back.close()
  })

  async function opened(headers: Readonly<Record<string, string>> = {}) {
    const leave = new AbortController()
    const response = await fetch(served.url, { headers, signal: leave.signal })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const stream = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    return {
      reader: async () => (await stream.read()).value,
      close: async () => {
        leave.abort()
        await stream.closed.catch(() => {})
      },
    }
  }
})

it('a server that closes ends its streams and waits for no connection that is merely kept alive', async () => {
  const stream = createEventStream()
  const served = await serve(async (request) => stream.open(request))
  const response = await fetch(served.url)
  stream.close()
  const closing = served.close()
  const patience = new Promise((resolve) => setTimeout(resolve, 3000, 'kept waiting').unref())
  expect(await Promise.race([closing.then(() => 'closed'), patience])).toBe('closed')
  expect(await response.text()).toBe('retry: 1000\n\n')
})

it('who reads nothing is cut off in the end, and holds nobody up', async () => {
  const stream = createEventStream()
  const response = stream.open(new Request('http://127.0.0.1/'))
  for (let number = 0; number < 3000; number++) stream.send('n', number)
  expect(stream.isHeard()).toBe(false)
  expect((await response.text()).match(/^event: n$/gm)!.length).toBeLessThan(3000)
})

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !isSo(); turn++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(isSo()).toBe(true)
}
