import { beforeEach, describe, expect, it } from 'vitest'
import { brokerBench } from '../support/broker-bench.ts'
import { pactText } from '../support/pact-text.ts'

const bench = brokerBench()
const { file, run } = bench

/** terra 1 has a pact with aurora, of which 7 is in production; `verified` is what came of 7. */
function situation(verified?: boolean): void {
  const { shelf } = bench.broker
  shelf.publish('terra', '1', 'aurora', JSON.parse(pactText()))
  shelf.deploy('aurora', '7', 'production')
  const { sha } = shelf.version('terra', '1')!.pacts.get('aurora')!
  if (verified === undefined) return
  shelf.results.push({ sha, provider: 'aurora', version: '7', success: verified, testResults: [] })
}

const ASK = ['pact', 'can-i-deploy', '--to-environment', 'production', '--app-version', '1']

describe('pact can-i-deploy, with the official command', () => {
  beforeEach(() => {
    file('terra-aurora.json', pactText())
  })

  it.each([
    ['yes', true, 0, 'verified', '✓ terra 1 to production: may be deployed'],
    ['no', false, 1, 'broken', '✗ terra 1 to production: must not be deployed\n'],
    [
      'unknown',
      undefined,
      1,
      'not verified',
      '? terra 1 to production: must not be deployed: a result is missing',
    ],
  ])('%s', async (answer, verified, expected, row, line) => {
    situation(verified)
    const { exitCode, out, err } = await run([...ASK, '--pacticipant', 'terra'])
    expect([exitCode, err]).toEqual([expected, ''])
    expect(out).toContain(`  ${row.padEnd(12)}  terra 1 → aurora 7\n${line}`)
    const json = await run([...ASK, '--json', `${bench.folder}/terra-aurora.json`])
    expect([json.exitCode, JSON.parse(json.out)]).toEqual([
      expected,
      expect.objectContaining({
        answer,
        pacticipant: 'terra',
        rows: [
          {
            consumer: 'terra',
            consumerVersion: '1',
            provider: 'aurora',
            providerVersion: '7',
            ...(verified !== undefined && { verified }),
          },
        ],
      }),
    ])
  })

  it('asks for the provider by its name, blanks and slashes included', async () => {
    bench.broker.shelf.publish('terra', '1', 'Aurora Ring', JSON.parse(pactText()))
    bench.broker.shelf.deploy('terra', '1', 'production')
    bench.broker.shelf.makeVersion('Aurora Ring', 'release/7')
    const words = ['pact', 'can-i-deploy', '--to-environment', 'production']
    const { exitCode, out } = await run([
      ...words,
      '--pacticipant',
      'Aurora Ring',
      '--app-version',
      'release/7',
    ])
    expect([exitCode, out]).toEqual([1, expect.stringContaining('terra 1 → Aurora Ring release/7')])
  })

  it('waits for a result that is on its way', async () => {
    situation()
    let asked = 0
    bench.broker.instead('GET /matrix', () => {
      asked += 1
      if (asked === 2) situation(true)
      return undefined
    })
    const { exitCode } = await run([...ASK, '--pacticipant', 'terra', '--wait', '1'])
    expect([exitCode, asked]).toEqual([0, 2])
  })

  it('does not let a dry run turn a no into a yes', async () => {
    situation(false)
    const { exitCode } = await run([...ASK, '--pacticipant', 'terra'], {
      PACT_BROKER_CAN_I_DEPLOY_DRY_RUN: 'true',
    })
    expect(exitCode).toBe(1)
  })

  it('does not take a version that the broker does not know for one that may go', async () => {
    situation(true)
    const { exitCode, out } = await run([
      ...['pact', 'can-i-deploy', '--to-environment', 'production'],
      ...['--app-version', '9', '--pacticipant', 'terra'],
    ])
    expect([exitCode, out]).toEqual([
      1,
      expect.stringContaining('No pacts or verifications have been published'),
    ])
  })

  it('does not take an empty answer for a yes', async () => {
    bench.broker.instead('GET /matrix', () => Response.json({}))
    const { exitCode, err } = await run([...ASK, '--pacticipant', 'terra'])
    expect([exitCode, err]).toEqual([3, expect.stringContaining("Pact's official command failed")])
  })

  it.each([
    [
      'an environment that the broker does not know',
      ['--to-environment', 'prod', '--pacticipant', 'terra'],
      /Environment with name 'prod'/,
    ],
    [
      'a pacticipant that the broker does not know',
      ['--to-environment', 'production', '--pacticipant', 'tera'],
      /Pacticipant tera not found/,
    ],
    ['no environment', ['--pacticipant', 'terra'], /--to-environment production/],
    ['no pacticipant', ['--to-environment', 'production'], /--pacticipant/],
  ])('%s: exit 2', async (_, words, message) => {
    situation(true)
    const { exitCode, err } = await run(['pact', 'can-i-deploy', '--app-version', '1', ...words])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(message)])
  })
})
