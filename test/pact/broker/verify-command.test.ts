import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { descriptorFile } from '../../support/partners.ts'
import { brokerBench } from '../support/broker-bench.ts'
import { refusal } from '../support/broker-double.ts'

const bench = brokerBench()
const { run } = bench
const VERIFY = ['pact', 'verify', descriptorFile('aurora')]
const PUBLISH = ['--publish', '--provider-version', '7', '--provider-branch', 'main']

/** As it is recorded, but for all interactions except the first two, so that a test takes no long. */
const recorded = JSON.parse(
  readFileSync(descriptorFile('aurora').replace('partner.yaml', 'pacts/terra-aurora.json'), 'utf8'),
)
const [first, second] = recorded.interactions

beforeEach(() => {
  bench.broker.shelf.publish('terra', '1', 'aurora', { ...recorded, interactions: [first, second] })
  bench.broker.shelf.version('terra', '1')!.branch = 'main'
})

describe('pact verify, of the mock, with the pacts of a broker', () => {
  it('passes and publishes', async () => {
    const { exitCode, out, err } = await run([
      ...VERIFY,
      '--from-broker',
      '--selector',
      'branch=main',
      ...PUBLISH,
    ])
    expect([exitCode, out, err]).toEqual([
      0,
      expect.stringMatching(/2 passed, 0 failed\nThe results were published/),
      '',
    ])
    expect(bench.broker.shelf.results).toMatchObject([{ provider: 'aurora', version: '7', success: true }])
  })

  it('exits 1 where the results were refused with 401, though the verifier exits 0', async () => {
    bench.broker.instead('POST /pacts/provider/aurora/consumer', refusal)
    const { exitCode, out } = await run([...VERIFY, '--from-broker', ...PUBLISH])
    expect([exitCode, out]).toEqual([
      1,
      expect.stringMatching(/2 passed, 0 failed\n✗ The results were not published.* 401/),
    ])
    expect(out).toContain('Set PACT_BROKER_TOKEN')
    const json = await run([...VERIFY, '--from-broker', ...PUBLISH, '--json'])
    expect(JSON.parse(json.out)).toMatchObject({
      conclusion: 'broken',
      publication: {
        kind: 'failed',
        error: { code: 'BROKER_REFUSED', message: expect.stringContaining('401') },
      },
    })
  })

  it('tells what is pending, and lets it fail', async () => {
    const words = ['--from-broker', '--enable-pending', '--provider-branch', 'main']
    const { exitCode, out } = await run([...VERIFY, ...words, '--fault', 'all-numbers-as-text'])
    expect([exitCode, out]).toEqual([0, expect.stringContaining('pending')])
  })

  it('verifies a part of a pact, and does not publish that as the result of all of it', async () => {
    const only = ['--only', first.description.slice(0, 20)]
    const { exitCode, out } = await run([...VERIFY, '--from-broker', ...only], {
      PACT_DESCRIPTION: 'nothing',
    })
    expect([exitCode, out]).toEqual([0, expect.stringMatching(/^1 passed, 0 failed/m)])
    const published = await run([...VERIFY, '--from-broker', ...only, ...PUBLISH])
    expect([published.exitCode, published.err]).toEqual([
      2,
      expect.stringContaining('only a part is verified'),
    ])
  })

  it('exits 1 where the broker chooses no pact', async () => {
    const { exitCode, out } = await run([...VERIFY, '--from-broker', '--selector', 'branch=none'])
    expect([exitCode, out]).toEqual([1, expect.stringContaining('No pacts found')])
  })

  it('exits 3 where nobody is at the URL', async () => {
    const { exitCode, err } = await run([...VERIFY, '--broker-url', 'http://127.0.0.1:9'])
    expect([exitCode, err]).toEqual([3, expect.stringContaining('Failed to reach the broker')])
  })

  it.each([
    [['--publish', '--provider-version', '7'], /Add --from-broker/],
    [['--from-broker', '--pact', 'x.json'], /Leave out --pact/],
  ])('refuses %j', async (words, message) => {
    const { exitCode, err } = await run([...VERIFY, ...words])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(message)])
  })
})
