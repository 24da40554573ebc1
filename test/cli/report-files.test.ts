import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Served, serve } from '../../src/http/serve.ts'
import { FAULTS } from '../../src/mock/faults/registry.ts'
import { createMockPartner, type MockPartner } from '../../src/mock/mock-partner.ts'
import { type CommandResult, terrarium } from '../support/command.ts'
import { aurora, descriptorFile } from '../support/partners.ts'

const FORMS = ['json', 'junit', 'sarif', 'html'] as const

describe('the files of a check', () => {
  let folder: string
  let mock: MockPartner
  let served: Served
  let result: CommandResult

  const fileOf = (form: string) => join(folder, `report.${form}`)
  const check = (...words: readonly string[]) =>
    terrarium(['check', descriptorFile('aurora'), '--base-url', served.url, ...words], {
      variables: { GITHUB_STEP_SUMMARY: fileOf('summary') },
    })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'terrarium-files-'))
    const faults = FAULTS.filter(({ id }) => ['offset-dropped', 'cacheable-tokens'].includes(id))
    mock = createMockPartner(await aurora(), { faults })
    served = await serve(mock.handler)
    const files = FORMS.flatMap((form) => [`--${form}`, fileOf(form)])
    result = await check(
      '--only',
      'auth/token-not-cacheable',
      '--only',
      'pull/offset-present',
      '--github',
      ...files,
    )
  })

  afterAll(async () => {
    await served.close()
    mock.close()
    rmSync(folder, { recursive: true })
  })

  it('all tell of the same two findings', () => {
    expect(result.exitCode).toBe(1)
    for (const form of [...FORMS, 'summary'])
      for (const id of ['auth/token-not-cacheable', 'pull/offset-present'])
        expect([form, readFileSync(fileOf(form), 'utf8').includes(id)]).toEqual([form, true])
    expect(result.out).toMatch(/2 things to mend, in this order:/)
  })

  it('hold no secret, no token, no user and no record', () => {
    const texts = [...FORMS, 'summary'].map((form) => readFileSync(fileOf(form), 'utf8'))
    const all = [...texts, result.out, result.err].join('\n')
    const { clientId, clientSecret } = mock.credentials
    const basic = btoa(`${clientId}:${clientSecret}`)
    const users = mock.users.flatMap(({ id, name }) => [id, name])
    for (const secret of [clientSecret, basic, ...users]) expect(all).not.toContain(secret)
    // Ids of aurora's records, and what a JWT begins with.
    expect(all).not.toMatch(/slp_\w{6}/)
    expect(all).not.toMatch(/eyJ[\w-]{10}/)
  })

  it('draw what was pulled only when they are asked to, and say so', async () => {
    expect(readFileSync(fileOf('html'), 'utf8')).toMatch(/nobody’s health values/)
    const { exitCode } = await check(
      '--only',
      'mapping/valid',
      '--html',
      fileOf('pulled'),
      '--show-health-values',
    )
    const html = readFileSync(fileOf('pulled'), 'utf8')
    expect([exitCode < 2, html]).toEqual([
      true,
      expect.stringContaining('These are health values of that account'),
    ])
    expect(html).toMatch(/<h3 id="night">/)
  })
})
