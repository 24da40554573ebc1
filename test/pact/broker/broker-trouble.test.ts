import { execFileSync } from 'node:child_process'
import { beforeEach, describe, expect, it } from 'vitest'
import { brokerBench } from '../support/broker-bench.ts'
import { pactText } from '../support/pact-text.ts'

const bench = brokerBench()
const { file, run } = bench

const VERSION = ['--pacticipant', 'terra', '--app-version', '1']
const COMMANDS = ['publish', 'can-i-deploy', 'record-deployment'] as const

/** What each of the three is called with. */
function wordsOf(command: (typeof COMMANDS)[number]): readonly string[] {
  switch (command) {
    case 'publish':
      return ['pact', 'publish', file('terra-aurora.json', pactText()), '--app-version', '1']
    case 'can-i-deploy':
      return ['pact', 'can-i-deploy', ...VERSION, '--to-environment', 'production']
    case 'record-deployment':
      return ['pact', 'record-deployment', ...VERSION, '--environment', 'production']
  }
}

const html = () =>
  new Response('<!doctype html><title>Log in</title>', { headers: { 'content-type': 'text/html' } })
const error = (status: number) => () => new Response('', { status })
const forever = () => new Promise<Response>(() => {})

/** The command lines of what this process has started and what still runs, as any user of this machine sees them. */
function children(): readonly string[] {
  return execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.trim().startsWith(`${process.pid} `) && line.includes('pact broker'))
}

describe.each(COMMANDS)('pact %s, where the broker does not help', (command) => {
  it('does not accept the password: exit 2, what to correct, and no secret', async () => {
    bench.broker.expects = { basic: ['ann', 'right'] }
    const variables = { PACT_BROKER_USERNAME: 'ann', PACT_BROKER_PASSWORD: 'hunter2' }
    const { exitCode, out, err } = await run(wordsOf(command), variables)
    expect([exitCode, out, err]).toEqual([
      2,
      '',
      expect.stringMatching(/username 'ann'.* 401[\s\S]*Correct PACT_B/),
    ])
    expect(err).not.toMatch(/hunter2|YW5uO/)
  })

  it('answers HTML: exit 3 and what it may be', async () => {
    bench.broker.instead('', html)
    const { exitCode, err } = await run(wordsOf(command))
    expect([exitCode, err]).toEqual([
      3,
      expect.stringMatching(/No Pact Broker is at .*text\/html[\s\S]*login page/),
    ])
  })

  it('does not listen: exit 3 and where', async () => {
    const { exitCode, err } = await run(wordsOf(command), { PACT_BROKER_BASE_URL: 'http://127.0.0.1:9' })
    expect([exitCode, err]).toEqual([
      3,
      expect.stringContaining('Failed to reach the broker at http://127.0.0.1:9.'),
    ])
  })

  it('never answers: exit 3 as soon as the time is over', async () => {
    bench.broker.instead('', forever)
    const { exitCode, err } = await run([...wordsOf(command), '--timeout', '100'])
    expect([exitCode, err]).toEqual([
      3,
      expect.stringMatching(/Gave up after 100 ms, with http.* as the broker/),
    ])
    expect(children()).toEqual([])
  })
})

describe('a broker', () => {
  it.each([
    [
      'that wants no such token',
      { PACT_BROKER_TOKEN: 'hunter2' },
      /does not accept the token: it answers 401/,
    ],
    ['that wants to know who we are', {}, /answers 401 without credentials[\s\S]*Set PACT_BROKER_TOKEN/],
  ])('%s: exit 2', async (_, variables, message) => {
    bench.broker.expects = { token: 'right' }
    const { exitCode, err } = await run(wordsOf('can-i-deploy'), variables as Record<string, string>)
    expect([exitCode, err]).toEqual([2, expect.stringMatching(message)])
    expect(err).not.toContain('hunter2')
  })

  it.each([
    ['that answers 404 to everything', 404, /No Pact Broker is at/],
    ['that is broken', 503, /does not work at the moment: it answers 503 Service Unavailable/],
    ['that has had enough', 429, /does not work at the moment: it answers 429 Too Many Requests/],
  ])('%s: exit 3', async (_, status, message) => {
    bench.broker.instead('', error(status))
    const { exitCode, err } = await run(wordsOf('publish'))
    expect([exitCode, err]).toEqual([3, expect.stringMatching(message)])
  })
})

describe('who we are', () => {
  beforeEach(() => {
    bench.broker.shelf.makeVersion('terra', '1')
  })

  it.each([
    [
      'by the variables',
      [],
      { PACT_BROKER_USERNAME: 'ann', PACT_BROKER_PASSWORD: 'p: é' },
      'Basic YW5uOnA6IMOp',
    ],
    [
      'by flags, whatever token the variables hold',
      ['--broker-username', 'ann', '--broker-password', 'pw'],
      { PACT_BROKER_TOKEN: 'other' },
      'Basic YW5uOnB3',
    ],
    ['by a token', [], { PACT_BROKER_TOKEN: 'tok' }, 'Bearer tok'],
    [
      'by the token of a variable that is named',
      ['--broker-token-env', 'MINE'],
      { MINE: 'mine' },
      'Bearer mine',
    ],
    ['not at all', [], {}, null],
  ])('reaches the broker %s', async (_, words, variables, authorization) => {
    await run([...wordsOf('can-i-deploy'), ...words], variables as Record<string, string>)
    expect(bench.broker.seen.map((request) => request.authorization)).toEqual([authorization])
  })

  it('is on no command line that others can read', async () => {
    const lines: string[] = []
    bench.broker.instead('GET /matrix', () => {
      lines.push(...children())
      return html()
    })
    await run([...wordsOf('can-i-deploy'), '--broker-username', 'ann', '--broker-password', 'hunter2'])
    expect(lines.join('\n')).toMatch(/pact broker can-i-deploy .*--pacticipant terra/)
    expect(lines.join('\n')).not.toMatch(/hunter2|ann/)
  })
})

it('asks a broker that is busy three times unless told', async () => {
  bench.broker.instead('GET /matrix', error(503))
  const { exitCode } = await run(wordsOf('can-i-deploy'), { PACT_BROKER_HTTP_RETRIES: '' })
  expect([exitCode, bench.broker.seen.length]).toEqual([3, 3])
})

it('an interrupted command leaves no child behind', async () => {
  const stop = new AbortController()
  bench.broker.instead('GET /matrix', () => {
    stop.abort(new Error('interrupted by SIGINT'))
    return forever()
  })
  const { exitCode, err } = await run(wordsOf('can-i-deploy'), {}, stop.signal)
  expect([exitCode, err, children()]).toEqual([3, expect.stringContaining('interrupted by SIGINT'), []])
})
