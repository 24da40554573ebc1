import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { terrarium } from '../support/command.ts'

const NIGHT = {
  data: [{ id: 'n1', start_time: '2026-06-09T22:50:00+02:00', deep_minutes: 95, calm_index: 3 }],
}

let folder: string
let descriptor: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-lint-'))
  descriptor = join(folder, 'tiny/partner.yaml')
  const night = join(folder, 'night.json')
  writeFileSync(night, JSON.stringify(NIGHT))
  const { exitCode, err } = await terrarium([
    ...['init', '--id', 'tiny', '--name', 'Tiny', '--base-url', 'https://tiny.example'],
    ...['--example', `sleep=${night}`, '--out', join(folder, 'tiny')],
  ])
  expect(`${err}${exitCode}`).toMatch(/0$/)
})
afterAll(() => rmSync(folder, { recursive: true }))

const lint = async () =>
  JSON.parse((await terrarium(['lint', descriptor, '--json'])).out) as {
    readonly problems: readonly unknown[]
    readonly todos: readonly { readonly file: string; readonly line: number; readonly says: string }[]
    readonly open: readonly { readonly number: number; readonly asks: string }[]
  }

describe('lint leads the way from a draft', () => {
  it('names every point that the draft left open by file and line, guesses of the mapping last', async () => {
    const { problems, todos } = await lint()
    expect(problems).toEqual([])
    const lines = readFileSync(descriptor, 'utf8').split('\n')
    const inDescriptor = todos.filter(({ file }) => file === descriptor)
    expect(inDescriptor.length).toBe(lines.filter((line) => line.includes('# TODO')).length)
    for (const { line, says } of inDescriptor) expect(lines[line - 1]).toContain(`# TODO ${says}`)
    const [guess] = todos.filter(({ file }) => file !== descriptor)
    expect(guess).toMatchObject({
      file: join(folder, 'tiny/mapping/sleep.yaml'),
      says: expect.stringMatching(/^a guess: /),
    })
    expect(todos.at(-1)?.file).not.toBe(descriptor)
  })

  it("names what Terra's form asks for and the descriptor does not tell, in the form's order", async () => {
    const { open } = await lint()
    expect(open.map(({ asks }) => asks)).toEqual(['Scopes that Terra should request, and how'])
  })

  it('counts them for a person, and is silent about what has been answered', async () => {
    const { exitCode, out } = await terrarium(['lint', descriptor])
    expect(exitCode).toBe(0)
    const points = out.split('\n').filter((line) => line.startsWith('○'))
    expect(out).toContain(`nothing is wrong; ${points.length} points left to do`)
    const text = readFileSync(descriptor, 'utf8')
    writeFileSync(
      descriptor,
      text.replace(/ *# TODO [^\n]*scopes that Terra[^\n]*\n/, '').replace('request: []', 'request: [sleep]'),
    )
    const answered = await terrarium(['lint', descriptor])
    expect(answered.out).toContain(`${points.length - 2} points left to do`)
    expect(answered.out).not.toContain("Terra's form: Scopes")
  })
})
