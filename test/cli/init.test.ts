import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { terrarium } from '../support/command.ts'

const DOCUMENT = join(import.meta.dirname, '../draft/documents/tally.json')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-init-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('init', () => {
  it('writes a descriptor that lint reads, and tells what comes next', async () => {
    const out = join(folder, 'tally')
    const made = await terrarium(['init', '--openapi', DOCUMENT, '--out', out])
    expect([made.exitCode, made.out]).toEqual([0, `${join(out, 'partner.yaml')}\n`])
    expect(made.err).toMatch(/body: GET .*\n[\s\S]*terrarium lint .*partner\.yaml/)
    const linted = await terrarium(['lint', join(out, 'partner.yaml')])
    expect(linted.exitCode).toBe(0)
    expect(readFileSync(join(out, 'partner.yaml'), 'utf8')).toContain('id: tally-scale\nname: Tally Scale\n')
  })

  it('overwrites nothing unless told', async () => {
    const out = join(folder, 'kept')
    const words = [
      'init',
      '--id',
      'kept',
      '--name',
      'Kept',
      '--base-url',
      'https://kept.example',
      '--out',
      out,
    ]
    expect((await terrarium(words)).exitCode).toBe(0)
    writeFileSync(join(out, 'partner.yaml'), 'mine')
    const refused = await terrarium(words)
    expect([refused.exitCode, refused.err]).toEqual([2, expect.stringContaining('is there already')])
    expect(readFileSync(join(out, 'partner.yaml'), 'utf8')).toBe('mine')
    expect((await terrarium([...words, '--force'])).exitCode).toBe(0)
    expect(readFileSync(join(out, 'partner.yaml'), 'utf8')).toContain('baseUrl: https://kept.example')
  })

  it.each([
    [
      'a document of another kind',
      () => ['--openapi', file('other.yaml', 'a: 1\n')],
      /other\.yaml.*no OpenAPI/,
    ],
    ['Swagger 2', () => ['--openapi', file('old.json', '{"swagger":"2.0"}')], /old\.json.*Swagger 2\.0/],
    ['a missing file', () => ['--openapi', join(folder, 'nowhere.yaml')], /nowhere\.yaml.*no such file/],
    ['broken YAML', () => ['--openapi', file('broken.yaml', 'a: [1\nb: }')], /broken\.yaml:\d+:\d+/],
    ['broken JSON', () => ['--example', `sleep=${file('broken.json', '{')}`], /broken\.json:1:2/],
    ['an unknown type', () => ['--example', 'dreams=a.json'], /'dreams=a\.json'.*'dreams'/],
    ['an example without a file', () => ['--example', 'sleep'], /names no file/],
    ['an id that is none', () => ['--id', 'Not An Id'], /'Not An Id' is no id/],
    ['a base URL that is none', () => ['--base-url', 'partner.example'], /'partner\.example' is no base URL/],
  ])('refuses %s, and says why', async (_, flags, reason) => {
    const out = join(folder, 'refused')
    const { exitCode, err } = await terrarium(['init', '--name', 'Some', '--out', out, ...flags()])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(reason)])
    expect(() => readFileSync(join(out, 'partner.yaml'))).toThrow('ENOENT')
  })

  it('asks for a name where nobody can be asked', async () => {
    const { exitCode, err } = await terrarium(['init', '--out', join(folder, 'nameless')])
    expect([exitCode, err]).toEqual([2, expect.stringContaining('--id and --name')])
  })
})
