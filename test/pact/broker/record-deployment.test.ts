import { describe, expect, it } from 'vitest'
import { brokerBench } from '../support/broker-bench.ts'
import { pactText } from '../support/pact-text.ts'

const bench = brokerBench()
const { file, run } = bench
const RECORD = ['pact', 'record-deployment', '--app-version', '1']

describe('pact record-deployment, with the official command', () => {
  it('is told to the broker, which counts with it from then on', async () => {
    bench.broker.shelf.publish('terra', '1', 'aurora', JSON.parse(pactText()))
    const path = file('terra-aurora.json', pactText())
    const { exitCode, out, err } = await run([...RECORD, path, '--environment', 'production'])
    expect([exitCode, out, err]).toEqual([0, '✓ terra 1 is deployed to production\n', ''])
    expect(bench.broker.shelf.deployed('terra', 'production')).toEqual(['1'])
  })

  it('names one of several instances', async () => {
    bench.broker.shelf.makeVersion('aurora', '1')
    const words = ['--pacticipant', 'aurora', '--environment', 'test', '--instance', 'eu', '--json']
    const { exitCode, out } = await run([...RECORD, ...words])
    expect([exitCode, JSON.parse(out)]).toEqual([
      0,
      { pacticipant: 'aurora', version: '1', environment: 'test', instance: 'eu' },
    ])
    expect(JSON.parse(bench.broker.seen.at(-1)?.body ?? '')).toMatchObject({ applicationInstance: 'eu' })
  })

  it.each([
    [
      'a version that the broker does not know',
      ['--environment', 'production'],
      /knows no version 1 of terra[\s\S]*pact publish/,
    ],
    ['no environment', [], /--environment production/],
  ])('%s: exit 2 and what to do', async (_, words, message) => {
    const { exitCode, err } = await run([...RECORD, '--pacticipant', 'terra', ...words])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(message)])
  })

  it('an environment that the broker does not know: exit 2 and its name', async () => {
    bench.broker.shelf.makeVersion('terra', '1')
    const { exitCode, err } = await run([...RECORD, '--pacticipant', 'terra', '--environment', 'prod'])
    expect([exitCode, err]).toEqual([2, expect.stringContaining('Environment prod does not exist')])
  })
})
