import { describe, expect, it } from 'vitest'
import { type Command, defineCommand } from '../../src/cli/command.ts'
import { runProgram } from '../../src/cli/program.ts'

const heard: unknown[] = []

const named = (name: string): Command =>
  defineCommand({
    name,
    about: `Do ${name}.`,
    arguments: [{ name: 'partner', about: 'the descriptor' }],
    flags: { tag: { type: 'list', about: 'may be repeated' } },
    examples: [],
    async run([partner], { tag }) {
      heard.push([name, partner, tag])
      return 1
    },
  })

async function run(...words: readonly string[]) {
  let printed = ''
  const print = (text: string) => {
    printed += text
  }
  const exitCode = await runProgram(
    [named('alone'), named('pact one'), named('pact two')],
    words,
    {
      out: print,
      err: print,
      outIsTerminal: false,
      errIsTerminal: false,
      variables: {},
      signal: new AbortController().signal,
      columns: 100,
    },
    'test',
  )
  return { exitCode, printed }
}

describe('a command of two words', () => {
  it('runs with its arguments, and its lists may be written with spaces', async () => {
    heard.length = 0
    expect(await run('pact', 'two', 'p.yaml', '--tag', 'a', 'b')).toEqual({ exitCode: 1, printed: '' })
    expect(heard).toEqual([['pact two', 'p.yaml', ['a', 'b']]])
  })

  it('stands in the help under its group, which stands among the commands', async () => {
    expect((await run('--help')).printed).toMatch(/ {2}alone .*\n {2}pact +Contracts with a partner/)
    const { exitCode, printed } = await run('pact', '--help')
    expect(exitCode).toBe(0)
    expect(printed).toMatch(/one .*Do pact one\.\n {2}two .*Do pact two\./)
    expect((await run('pact', 'one', '--help')).printed).toContain('terrarium pact one [options] <partner>')
  })

  it('is asked for where only the group is named, and suggested where it is misspelt', async () => {
    expect((await run('pact')).exitCode).toBe(2)
    const { exitCode, printed } = await run('pact', 'twp', 'p.yaml')
    expect(exitCode).toBe(2)
    expect(printed).toContain('Did you mean two?')
    expect(printed).toContain('(terrarium pact --help tells more)')
  })

  it('says how to get help where its arguments are missing', async () => {
    const { exitCode, printed } = await run('pact', 'one')
    expect(exitCode).toBe(2)
    expect(printed).toContain('(terrarium pact one --help tells more)')
  })
})
