import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { jsonReport } from '../../src/conformance/report/json.ts'
import { findFault } from '../../src/mock/faults/registry.ts'
import { terrarium } from '../support/command.ts'
import { judgeMock } from '../support/judge-mock.ts'
import { aurora, pulse } from '../support/partners.ts'

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-compare-'))
  const checks = CHECKS.filter(({ given }) => given === 'code-replay' || given === 'metadata')
  const partner = await aurora()
  const faults = [findFault('reusable-code')]
  write('honest.json', jsonReport(await judgeMock(partner, { checks })))
  write('faulty.json', jsonReport(await judgeMock(partner, { checks, faults, seed: 2 })))
  write('pulse.json', jsonReport(await judgeMock(await pulse(), { checks })))
  write('empty.json', '')
  write('list.json', '[]')
  write('verdict.json', jsonReport(await judgeMock(partner, { checks })).replace('"conforms"', '"fine"'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string) {
  writeFileSync(join(folder, name), text)
}

function compare(before: string, after: string, ...words: readonly string[]) {
  return terrarium(['compare', join(folder, before), join(folder, after), ...words])
}

describe('compare', () => {
  it('exits with 1 when something became worse, and names it and what else differs', async () => {
    const { exitCode, out } = await compare('honest.json', 'faulty.json')
    expect([exitCode, out]).toEqual([
      1,
      expect.stringMatching(/worse\n {2}auth\/code-single-use +pass → fail/),
    ])
    expect(out).toContain('The seed was 1 and is 2')
  })

  it('exits with 0 when things became better or stayed', async () => {
    const { exitCode, out } = await compare('faulty.json', 'honest.json', '--json')
    const { better, worse } = JSON.parse(out) as { better: { id: string }[]; worse: unknown[] }
    expect([exitCode, worse]).toEqual([0, []])
    expect(better.map(({ id }) => id)).toContain('auth/code-single-use')
    expect((await compare('honest.json', 'honest.json')).exitCode).toBe(0)
  })

  it.each([
    ['is not there', 'nowhere.json', /nowhere\.json: there is no such file/],
    ['is empty', 'empty.json', /empty\.json as a report: it is empty/],
    ['is something else', 'list.json', /list\.json as a report: the document must be object and is an array/],
    ['says what no report says', 'verdict.json', /verdict\.json as a report: \/verdict .* and is "fine"/],
    ['is of another partner', 'pulse.json', /honest\.json is about aurora and .*pulse\.json about pulse/],
  ])('a file that %s: exit 2 and its name', async (_, name, expected) => {
    const { exitCode, err, out } = await compare('honest.json', name)
    expect([exitCode, out, err]).toEqual([2, '', expect.stringMatching(expected)])
  })
})
