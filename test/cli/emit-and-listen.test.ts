import { afterEach, describe, expect, it } from 'vitest'
import { serve } from '../../src/http/serve.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { terrarium } from '../support/command.ts'
import { aurora, descriptorFile } from '../support/partners.ts'

const closing: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** `terrarium listen` in this process; resolves with its URL. */
async function listening(...words: readonly string[]) {
  const stop = new AbortController()
  const lines: string[] = []
  const taken = await serve(async () => new Response())
  await taken.close()
  const done = terrarium(['listen', ...words, '--port', String(taken.port)], { signal: stop.signal })
  closing.push(() => stop.abort())
  for (let turn = 0; turn < 200; turn++) {
    const up = await fetch(taken.url).then(
      () => true,
      () => false,
    )
    if (up) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return {
    url: `${taken.url}/webhooks`,
    lines,
    async stop() {
      stop.abort()
      return (await done).out.trim().split('\n')
    },
  }
}

describe('emit and listen, each the witness of the other', () => {
  it.each(['aurora', 'pulse'] as const)('%s: what the one signs the other accepts', async (partner) => {
    const secret = ['--secret', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']
    const listen = await listening(descriptorFile(partner), '--json', ...secret)
    const event = partner === 'aurora' ? 'sleep.updated' : 'sleep'
    const emitted = await terrarium([
      'emit',
      descriptorFile(partner),
      event,
      '--to',
      listen.url,
      '--count',
      '3',
      ...secret,
    ])
    const heard = (await listen.stop()).map((line) => JSON.parse(line) as Record<string, unknown>)
    expect([emitted.exitCode, emitted.out.match(/✓/g)?.length]).toEqual([0, 3])
    expect(heard.filter(({ verdict }) => verdict === 'accepted')).toHaveLength(3)
  })

  it('shows each attempt as soon as it is over, and ends by itself when told to stop', async () => {
    const stop = new AbortController()
    const sink = await serve(async () => new Response(null, { status: 500 }))
    closing.push(sink.close)
    const shown: string[] = []
    const { exitCode, err } = await terrarium(
      ['emit', descriptorFile('aurora'), '--to', sink.url, '--repeat-until-stopped', '--rate', '200'],
      {
        signal: stop.signal,
        onOut(text) {
          shown.push(text)
          if (shown.length === 5) stop.abort()
        },
      },
    )
    expect(exitCode).toBe(1)
    expect(shown[0]).toMatch(/^✗ sleep.updated {6}evt_\w+ {2}attempt 1 {2}500\n$/)
    expect(err).toMatch(/^\d+ events, 0 acknowledged, \d+ not, after \d+ attempts\n$/)
  })

  it('makes new ids each time, unless a seed says which', async () => {
    const ids: unknown[] = []
    const sink = await serve(async (request) => {
      ids.push(((await request.json()) as { id: string }).id)
      return new Response()
    })
    closing.push(sink.close)
    const emit = (...words: readonly string[]) =>
      terrarium(['emit', descriptorFile('aurora'), '--to', sink.url, ...words])
    for (const words of [[], [], ['--seed', '3'], ['--seed', '3']]) await emit(...words)
    expect(new Set(ids).size).toBe(3)
    expect(ids[2]).toBe(ids[3])
  })

  it('counts what is sent twice as two', async () => {
    const sink = await serve(async () => new Response())
    closing.push(sink.close)
    const words = ['emit', descriptorFile('aurora'), '--to', sink.url, '--fault', 'delivered-twice']
    const { exitCode, err } = await terrarium(words)
    expect([exitCode, err]).toEqual([0, '2 events, 2 acknowledged, 0 not, after 2 attempts\n'])
  })

  it('keeps a live line on a terminal, which says how all stand', async () => {
    const sink = await serve(async () => new Response(null, { status: 204 }))
    closing.push(sink.close)
    const { exitCode, err } = await terrarium(
      ['emit', descriptorFile('aurora'), '--to', sink.url, '--count', '2'],
      { errIsTerminal: true },
    )
    const lines = err.split('\r\u001b[2K').filter((line) => line !== '')
    expect([exitCode, lines.at(0), lines.at(-1)]).toEqual([
      0,
      '1 event, 0 acknowledged, 1 not, after 0 attempts',
      '2 events, 2 acknowledged, 0 not, after 2 attempts\n',
    ])
  })

  it('an override is signed, and another secret is refused', async () => {
    const listen = await listening(
      descriptorFile('aurora'),
      '--json',
      '--secret',
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    )
    const bodies: string[] = []
    const sink = await serve(async (request) => {
      bodies.push(await request.text())
      return new Response()
    })
    closing.push(sink.close)
    const emit = ['emit', descriptorFile('aurora'), 'sleep.updated', '--to', sink.url]
    const changed = await terrarium([
      ...emit,
      '--override',
      '/user_id=somebody',
      '--override',
      '/data/extra={"a":1}',
    ])
    expect([changed.exitCode, JSON.parse(bodies[0]!)]).toEqual([
      0,
      expect.objectContaining({ user_id: 'somebody', data: expect.objectContaining({ extra: { a: 1 } }) }),
    ])
    await terrarium(['emit', descriptorFile('aurora'), 'sleep.updated', '--to', listen.url], {
      signal: AbortSignal.timeout(500),
    })
    expect((await listen.stop()).join('\n')).toMatch(/"verdict":"refused","reason":"mismatch"/)
  })

  it.each([
    [['--to', 'localhost:80'], /--to/],
    [['--to', 'http://127.0.0.1:9', '--override', 'user_id'], /\/pointer=value/],
    [['--to', 'http://127.0.0.1:9', '--user', 'nobody'], /nobody|user/],
  ])('bad input %j: exit 2', async (words, expected) => {
    const { exitCode, err } = await terrarium(['emit', descriptorFile('aurora'), 'sleep.updated', ...words])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(expected)])
  })
})

describe('pull', () => {
  it('prints Terra objects as JSON lines, and the records as they came with --raw', async () => {
    const mock = createMockPartner(await aurora())
    const served = await serve(mock.handler)
    closing.push(served.close)
    const words = ['pull', descriptorFile('aurora'), 'sleep', '--base-url', served.url, '--from', '-3d']
    const [mapped, raw] = [await terrarium(words), await terrarium([...words, '--raw'])]
    const read = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(read(mapped.out).length).toBeGreaterThan(1)
    expect(read(mapped.out)[0]).toMatchObject({ metadata: { summary_id: read(raw.out)[0]!.id } })
    expect([mapped.exitCode, raw.exitCode, mapped.err]).toEqual([0, 0, ''])
  })

  it.each([
    [['slep'], /Did you mean 'sleep'/],
    [['sleep', '--from', 'yesterday'], /--from 'yesterday'/],
    [['sleep', '--from', '2026-02-02', '--to', '2026-02-01'], /ends before it starts/],
  ])('bad input %j: exit 2', async (words, expected) => {
    const { exitCode, err } = await terrarium(['pull', descriptorFile('aurora'), ...words])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(expected)])
  })
})
