import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dossier } from '../../src/dossier/dossier.ts'
import { parseJson, stringifyJson } from '../../src/kernel/json.ts'
import { compileValidator } from '../../src/schema/validator.ts'
import { reportOf, resultOf } from '../conformance/report/a-report.ts'
import { terrarium } from '../support/command.ts'
import { aurora, descriptorFile, pulse } from '../support/partners.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-dossier-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function dossierOf(id: 'aurora' | 'pulse', ...words: readonly string[]): Promise<Dossier> {
  const { exitCode, out } = await terrarium(['dossier', descriptorFile(id), '--form', 'json', ...words])
  expect(exitCode).toBe(0)
  return parseJson(out) as unknown as Dossier
}

/** A file with the report of a run against staging. */
function reportFile(...parameters: Parameters<typeof reportOf>): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(reportOf(...parameters)))
  return file
}

describe('dossier', () => {
  it('shows full examples that are valid, make sense, and are not the declared ones', async () => {
    for (const partner of [await aurora(), await pulse()]) {
      const { endpoints, events } = await dossierOf(partner.id as 'aurora')
      expect(endpoints.map(({ title }) => title)).toEqual(['sleep', 'activity', 'daily', 'body'])
      for (const { title, example, curl } of endpoints) {
        const source = partner.data[title as 'sleep']!
        expect(compileValidator(source.schema)(example)).toEqual([])
        expect(stringifyJson(example)).not.toBe(stringifyJson(source.example))
        expect(curl).toMatch(/^curl [\s\S]*"\$ACCESS_TOKEN"[\s\S]*'https:\/\/(staging|sandbox)\./)
      }
      for (const event of partner.webhooks!.events) {
        const { example } = events.find(({ title }) => title === event.name)!
        expect(compileValidator(event.schema)(example)).toEqual([])
      }
    }
  })

  it('shows a night whose samples lie in it', async () => {
    const { endpoints } = await dossierOf('aurora')
    const { data } = endpoints[0]!.example as unknown as {
      data: { bedtime_start: string; bedtime_end: string; hypnogram: { timestamp: string }[] }[]
    }
    for (const { bedtime_start, bedtime_end, hypnogram } of data) {
      const times = [bedtime_start, ...hypnogram.map(({ timestamp }) => timestamp), bedtime_end]
      expect(times.map(Date.parse)).toEqual(times.map(Date.parse).toSorted((a, b) => a - b))
    }
  })

  it('shows what connecting is answered with, tokens apart', async () => {
    const { grant } = await dossierOf('pulse')
    expect(grant.map(({ title }) => title)).toEqual(['Token response', 'User-info'])
    expect(grant[0]!.example).toMatchObject({ status: 0, body: { access_token: '(the access token)' } })
    expect(grant[1]!.example).toMatchObject({ body: { userid: expect.any(BigInt) } })
  })

  it('is the same for the same descriptor', async () => {
    const words = ['dossier', descriptorFile('aurora')]
    expect((await terrarium(words)).out).toBe((await terrarium(words)).out)
  })

  it.each(['markdown', 'html', 'json'])(
    'as %s holds the conformance summary, and no secret',
    async (form) => {
      const report = reportFile([resultOf('auth/a', 'pass'), resultOf('pull/recent-data', 'pass')])
      const file = join(folder, `dossier.${form}`)
      const words = ['dossier', descriptorFile('aurora'), '--report', report, '--form', form, '--out', file]
      const { exitCode, err } = await terrarium(words)
      const text = readFileSync(file, 'utf8')
      expect([exitCode, err, text]).toEqual([0, '', expect.stringContaining('conforms')])
      expect(text).not.toMatch(/mock-client-secret|whsec_\w{8}|AURORA_CLIENT_SECRET|eyJ\w/)
    },
  )

  it('lists what is to be mended as still open, root causes first', async () => {
    const report = reportFile([
      resultOf('pull/recent-data', 'fail', { found: 'no records of body' }),
      resultOf('auth/b', 'warn'),
      resultOf('auth/c', 'fail'),
      resultOf('auth/d', 'blocked', { blockedBy: 'auth/c' }),
    ])
    const { open, conformance } = await dossierOf('aurora', '--report', report)
    expect(open).toEqual([
      'Field 18, Test account with recent records: no records of body.',
      'auth/c: it is not',
      'pull/recent-data: no records of body',
      'auth/b: it is not',
    ])
    expect(conformance?.tests.map(({ verdict, checks }) => `${verdict} ${checks}`)).toEqual([
      'fail 3',
      'not-applicable 0',
      'not-applicable 0',
      'fail 1',
      'not-applicable 0',
      'not-applicable 0',
    ])
  })

  it('says what has to be settled with Terra first', async () => {
    const [modern, legacy] = [await dossierOf('aurora'), await dossierOf('pulse')]
    expect(modern.toSettle).toEqual([
      expect.stringMatching(/^Which redirect URI/),
      expect.stringMatching(/^PKCE is required/),
      expect.stringMatching(/^Whether Terra verifies deliveries/),
    ])
    expect(legacy.toSettle.filter((line) => line.includes('RFC 6749'))).toEqual([
      'Token requests carry more than RFC 6749 has: the fields action.',
      'The token response stands below /body, not at the top as RFC 6749 §5.1 has it.',
      'Errors of the token endpoint come inside HTTP 200, not as RFC 6749 §5.2 has them.',
      'Scopes are separated by a comma, not by a space as RFC 6749 §3.3 has it.',
    ])
    expect(modern.readiness.map(({ isReady }) => isReady)).toEqual([true, true, true, true, true])
  })

  it('says that a report of another environment shows nothing of this one', async () => {
    const report = reportFile([resultOf('pull/recent-data', 'pass')], { environment: 'mock' })
    const { open } = await dossierOf('aurora', '--report', report)
    expect(open).toEqual([
      expect.stringContaining('Field 18'),
      "The report is of the environment 'mock', not of 'staging'.",
    ])
  })

  it.each([
    ['an unknown environment', ['--env', 'stagin'], /Did you mean --env staging/],
    ['an unknown form', ['--form', 'pdf'], /markdown, html, json/],
    ['a report that is none', ['--report', 'x.json'], /Failed to read .*x\.json as a report/],
    ['the report of another partner', ['--report', 'pulse.json'], /a report of 'pulse', not of 'aurora'/],
  ])('%s: exit 2', async (_, words, expected) => {
    writeFileSync(join(folder, 'x.json'), '{}')
    writeFileSync(
      join(folder, 'pulse.json'),
      JSON.stringify(reportOf([], { partner: { id: 'pulse', name: 'Pulse' } })),
    )
    const { exitCode, err } = await terrarium([
      'dossier',
      descriptorFile('aurora'),
      ...words.map((word) => (word.endsWith('.json') ? join(folder, word) : word)),
    ])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(expected)])
  })
})
