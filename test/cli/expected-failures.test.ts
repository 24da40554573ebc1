import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Served, serve } from '../../src/http/serve.ts'
import { findFault } from '../../src/mock/faults/registry.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { terrarium } from '../support/command.ts'
import { aurora, descriptorFile } from '../support/partners.ts'

const CHECK = 'auth/code-single-use'
let folder: string
let honest: Served
let faulty: Served
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-expected-'))
  honest = await serve(createMockPartner(await aurora()).handler)
  faulty = await serve(createMockPartner(await aurora(), { faults: [findFault('reusable-code')] }).handler)
})
afterAll(async () => {
  await honest.close()
  await faulty.close()
  rmSync(folder, { recursive: true })
})

async function check(url: string, expected: string) {
  const file = join(folder, 'expected.yaml')
  writeFileSync(file, expected)
  return terrarium([
    'check',
    descriptorFile('aurora'),
    '--base-url',
    url,
    '--only',
    CHECK,
    '--expected',
    file,
  ])
}

const entry = (expires: string) =>
  `- { check: ${CHECK}, reason: known, owner: someone, expires: ${expires} }\n`

describe('expected failures', () => {
  it('do not count while they last', async () => {
    const { exitCode, out } = await check(faulty.url, entry('2099-01-01'))
    expect([exitCode, out]).toEqual([0, expect.stringMatching(/1 not-applicable[\s\S]*conforms\n$/)])
  })

  it('count again when they have expired', async () => {
    const { exitCode, out } = await check(faulty.url, entry('2020-01-01'))
    expect([exitCode, out]).toEqual([1, expect.stringContaining('until 2020-01-01, which is over')])
  })

  it('fail the run when they have expired, even where their check passes', async () => {
    const { exitCode, out } = await check(honest.url, entry('2020-01-01'))
    expect([exitCode, out]).toEqual([
      1,
      expect.stringMatching(/it passes \(accepted by someone until 2020[\s\S]*Remove the entry/),
    ])
  })

  it('are offered, ready to be pasted, by every line that fails', async () => {
    const words = ['check', descriptorFile('aurora'), '--base-url', faulty.url, '--only', CHECK]
    const { out } = await terrarium(words)
    const [, offered] = /accept {3}(- \{ check: .*\})/.exec(out) ?? []
    expect(offered).toMatch(
      /^- \{ check: auth\/code-single-use, reason: "why", owner: "who", expires: \d{4}-\d\d-\d\d \}$/,
    )
    const { exitCode } = await check(faulty.url, `${offered}\n`)
    expect(exitCode).toBe(0)
  })

  it('excuse what is blocked by them', async () => {
    const blockedBy = 'auth/consent-returns-code'
    const nowhere = await serve(async () => new Response('closed', { status: 403 }))
    const file = join(folder, 'cause.yaml')
    writeFileSync(file, `- { check: ${blockedBy}, reason: known, owner: someone, expires: 2099-01-01 }\n`)
    const words = ['check', descriptorFile('aurora'), '--base-url', nowhere.url, '--expected', file]
    const { exitCode, out } = await terrarium([
      ...words,
      '--only',
      `${blockedBy},auth/code-exchange-succeeds`,
    ])
    await nowhere.close()
    expect([exitCode, out]).toEqual([0, expect.stringContaining('2 not-applicable')])
  })

  it('fail the run when their check passes', async () => {
    const { exitCode, out } = await check(honest.url, entry('2099-01-01'))
    expect([exitCode, out]).toEqual([1, expect.stringMatching(/expected to fail[\s\S]*Remove the entry/)])
  })

  it.each([
    ['no list', 'check: x\n', /expected\.yaml:1: it is no list/],
    [
      'an unknown check',
      '\n- { check: auth/code-single-us, reason: a, owner: b, expires: 2099-01-01 }\n',
      /:2: there is no check.*\n.*auth\/code-single-use/,
    ],
    ['no owner', `- { check: ${CHECK}, reason: a, expires: 2099-01-01 }\n`, /no 'owner'/],
    ['no date', `- { check: ${CHECK}, reason: a, owner: b, expires: soon }\n`, /'soon' is no date/],
    ['no day of the calendar', entry('2099-02-30'), /'2099-02-30' is no date/],
    [
      'a member that nobody reads',
      `- { check: ${CHECK}, reason: a, owner: b, expires: 2099-01-01, by: x }\n`,
      /'by'/,
    ],
    ['one check twice', entry('2099-01-01') + entry('2099-01-02'), /:2: .* stands in line 1 already/],
    ['broken YAML', '- { check: \n', /no YAML/],
  ])('%s: exit 2, file and line', async (_, text, expected) => {
    const { exitCode, err } = await check(honest.url, text)
    expect([exitCode, err]).toEqual([2, expect.stringMatching(expected)])
  })
})
