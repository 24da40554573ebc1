import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { brokerBench } from '../support/broker-bench.ts'
import { pactText } from '../support/pact-text.ts'

const bench = brokerBench()
const { file, run } = bench

describe('pact publish, with the official command', () => {
  it('hands the pact on with version, branch, tags and build URL', async () => {
    const path = file('terra-aurora.json', pactText())
    const words = ['--app-version', '1.4.0', '--branch', 'feat/naps', '--tag', 'beta,eu', '--tag', 'next']
    const build = 'https://ci.example/builds/7?a=1&b=2'
    const { exitCode, out, err } = await run(['pact', 'publish', path, ...words, '--build-url', build])
    expect([exitCode, out, err]).toEqual([0, '✓ terra 1.4.0 → aurora\n', ''])
    const version = bench.broker.shelf.version('terra', '1.4.0')
    expect(version).toMatchObject({ branch: 'feat/naps', tags: ['beta', 'eu', 'next'], buildUrl: build })
    expect(version?.pacts.get('aurora')?.content).toMatchObject(JSON.parse(pactText()))
  })

  it('publishes every pact of a folder, whose name may be a pattern, and leaves out what it is not told', async () => {
    mkdirSync(join(bench.folder, 'all [of] them'))
    file('all [of] them/a*.json', pactText())
    file('all [of] them/b.json', pactText({ provider: 'pulse' }))
    file('all [of] them/notes.txt', 'no pact')
    const { exitCode, out, err } = await run([
      'pact',
      'publish',
      join(bench.folder, 'all [of] them'),
      '--app-version',
      '2',
    ])
    expect([exitCode, out]).toEqual([0, '✓ terra 2 → aurora\n✓ terra 2 → pulse\n'])
    expect(err).toContain('No branch was told to the broker')
    expect([...(bench.broker.shelf.version('terra', '2')?.pacts.keys() ?? [])].sort()).toEqual([
      'aurora',
      'pulse',
    ])
    const sent = JSON.parse(bench.broker.seen.find(({ method }) => method === 'POST')?.body ?? '')
    expect(Object.keys(sent).sort()).toEqual(['contracts', 'pacticipantName', 'pacticipantVersionNumber'])
  })

  it('says the same content again without harm, and as JSON', async () => {
    const words = ['pact', 'publish', file('terra-aurora.json', pactText()), '--app-version', '1', '--json']
    await run(words)
    const { exitCode, out } = await run(words)
    expect([exitCode, JSON.parse(out)]).toEqual([
      0,
      expect.objectContaining({ kind: 'published', pacts: [{ consumer: 'terra', provider: 'aurora' }] }),
    ])
  })

  it('exits 1 where the version has another content already, and says what to do', async () => {
    const words = ['pact', 'publish', file('terra-aurora.json', pactText()), '--app-version', '1']
    await run(words)
    file('terra-aurora.json', pactText({ description: 'asks something else' }))
    const { exitCode, out, err } = await run(words)
    expect([exitCode, out]).toEqual([1, ''])
    expect(err).toMatch(
      /has version 1 already, with another content[\s\S]*version 1 and provider aurora[\s\S]*--app-version/,
    )
  })

  it('passes on what the broker has to say', async () => {
    bench.broker.instead('POST /contracts/publish', () =>
      Response.json({
        notices: [{ type: 'warning', text: 'Set a main branch.' }],
        logs: [],
        _links: {},
        _embedded: {},
      }),
    )
    const { exitCode, err } = await run([
      'pact',
      'publish',
      file('a.json', pactText()),
      '--app-version',
      '1',
      '--branch',
      'b',
    ])
    expect([exitCode, err]).toEqual([0, 'broker: Set a main branch.\n'])
  })

  it.each([
    [
      'a value that the broker refuses',
      Response.json({ errors: { branch: ["can't be blank"] } }, { status: 400 }),
      2,
      /refused: branch: can't be blank/,
    ],
    ['a read-only user', new Response('', { status: 403 }), 2, /may write/],
  ])('tells %s', async (_, answer, expected, message) => {
    bench.broker.instead('POST /contracts/publish', () => answer.clone())
    const { exitCode, err } = await run(['pact', 'publish', file('a.json', pactText()), '--app-version', '1'])
    expect([exitCode, err]).toEqual([expected, expect.stringMatching(message)])
  })
})

describe('what cannot be published', () => {
  it.each([
    ['no JSON', '{ nope', /it is no JSON/],
    ['JSON without a consumer', '{"provider":{"name":"aurora"}}', /names no consumer/],
    ['JSON without a provider', '{"consumer":{"name":"terra"},"provider":{}}', /names no provider/],
  ])('%s: exit 2, the file, and nothing reaches the broker', async (_, text, message) => {
    const path = file('bad.json', text)
    const { exitCode, err } = await run(['pact', 'publish', path, '--app-version', '1'])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(message)])
    expect(err).toContain(path)
    expect(bench.broker.seen).toEqual([])
  })

  it('a folder without pacts, and one that is not there', async () => {
    mkdirSync(join(bench.folder, 'empty'))
    const empty = await run(['pact', 'publish', join(bench.folder, 'empty')])
    expect([empty.exitCode, empty.err]).toEqual([2, expect.stringContaining('no .json file is in')])
    const descriptor = await run(['pact', 'publish', join(bench.folder, 'partner.yaml')])
    expect([descriptor.exitCode, descriptor.err]).toEqual([
      2,
      expect.stringContaining('terrarium pact record'),
    ])
  })

  it.each([
    [['--branch', ''], /--branch: it is empty/],
    [['--app-version', ' '], /--app-version: it is empty/],
    [['--build-url', 'ci/7'], /--build-url 'ci\/7'/],
  ])('with %j: exit 2', async (words, message) => {
    const { exitCode, err } = await run(['pact', 'publish', file('a.json', pactText()), ...words])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(message)])
  })
})
