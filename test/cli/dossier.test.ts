import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../src/http/serve.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { compileValidator } from '../../src/schema/validator.ts'
import { terrarium } from '../support/command.ts'
import { aurora, descriptorFile } from '../support/partners.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-dossier-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Printed {
  readonly access: { question: string; answer?: string }[]
  readonly endpoints: { title: string; example: unknown }[]
  readonly events: { title: string; example: unknown }[]
  readonly conformance?: { verdict: string }
  readonly open: string[]
}

describe('dossier', () => {
  it('answers every question of the form from the descriptor, and says what is still open', async () => {
    const { exitCode, out, err } = await terrarium(['dossier', descriptorFile('aurora'), '--form', 'json'])
    const printed = JSON.parse(out) as Printed
    expect([
      exitCode,
      printed.access.find(({ question }) => question === 'OAuth token endpoint')?.answer,
    ]).toEqual([0, '/oauth/token'])
    expect(printed.access.find(({ question }) => question === 'Where the user id is')?.answer).toBe(
      'the token response, /user_id',
    )
    expect(printed.endpoints.map(({ title }) => title)).toEqual(['sleep', 'activity', 'daily', 'body'])
    expect(err).toMatch(/still open: A conformance run/)
  })

  it('shows examples that are valid and are not the declared ones', async () => {
    const partner = await aurora()
    const { out } = await terrarium(['dossier', descriptorFile('aurora'), '--form', 'json'])
    const printed = JSON.parse(out) as Printed
    for (const { title, example } of printed.endpoints) {
      const source = partner.data[title as 'sleep']!
      expect(compileValidator(source.schema)(example)).toEqual([])
      expect(JSON.stringify(example)).not.toBe(JSON.stringify(source.example))
    }
  })

  it('holds the conformance summary of a report, and no secret', async () => {
    const mock = createMockPartner(await aurora())
    const served = await serve(mock.handler)
    const report = join(folder, 'report.json')
    await terrarium([
      'check',
      descriptorFile('aurora'),
      '--base-url',
      served.url,
      '--only',
      'auth',
      '--json',
      report,
    ])
    await served.close()
    for (const form of ['markdown', 'html', 'json']) {
      const file = join(folder, `dossier.${form}`)
      const { exitCode } = await terrarium([
        'dossier',
        descriptorFile('aurora'),
        '--report',
        report,
        '--form',
        form,
        '--out',
        file,
      ])
      const text = readFileSync(file, 'utf8')
      expect([exitCode, text]).toEqual([0, expect.stringContaining('conforms')])
      for (const secret of ['mock-client-secret', 'whsec_', 'AURORA_CLIENT_SECRET'])
        expect(text).not.toContain(secret)
    }
  })

  it.each([
    ['an unknown environment', ['--env', 'stagin'], /Did you mean --env staging/],
    ['an unknown form', ['--form', 'pdf'], /markdown, html, json/],
    ['a report that is none', ['--report', 'x.json'], /it is no report/],
  ])('%s: exit 2', async (_, words, expected) => {
    writeFileSync(join(folder, 'x.json'), '{}')
    const { exitCode, err } = await terrarium([
      'dossier',
      descriptorFile('aurora'),
      ...words.map((word) => (word === 'x.json' ? join(folder, word) : word)),
    ])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(expected)])
  })
})
