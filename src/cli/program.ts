import { Argument, CommanderError, InvalidArgumentError, Option, Command as Parser } from 'commander'
import { messageOf, TerrariumError } from '../kernel/errors.ts'
import type { Command, ExitCode, Flag } from './command.ts'
import { COMMAND_GROUPS, groupOf } from './command-groups.ts'
import type { Io } from './io.ts'
import { repeatListFlags } from './repeat-list-flags.ts'

/**
 * Parse a command line, run its command, and turn whatever is thrown into a sentence.
 *
 * @param words - the command line without the program's own name.
 */
export async function runProgram(
  commands: readonly Command[],
  words: readonly string[],
  io: Io,
  version: string,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const parser = new Parser('terrarium')
    .description('Contract tests and mock partners for platforms that integrate with Terra.')
    .version(version)
    .helpCommand(false)
    .addHelpText('after', EXIT_CODES)
  for (const command of commands) {
    placeOf(parser, command).addCommand(
      parserOf(command, async (args, flags) => {
        exitCode = await command.run(args as never, flags as never, io)
      }),
    )
  }
  speakThrough(parser, io, 'terrarium')
  try {
    await parser.parseAsync(normalized(commands, words), { from: 'user' })
    return exitCode
  } catch (thrown) {
    return explain(thrown, io)
  }
}

/** The parser that a command belongs under: the program's, or that of its group. */
function placeOf(parser: Parser, { name }: Command): Parser {
  const group = groupOf(name)
  if (group === undefined) return parser
  const known = parser.commands.find((other) => other.name() === group)
  if (known !== undefined) return known
  const added = new Parser(group).description(COMMAND_GROUPS[group] ?? '').helpCommand(false)
  parser.addCommand(added)
  return added
}

/** Let a parser and all below it print where the program prints, and throw instead of exiting. */
function speakThrough(parser: Parser, io: Io, path: string): void {
  parser
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showSuggestionAfterError()
    .showHelpAfterError(`(${path} --help tells more)`)
  for (const below of parser.commands) speakThrough(below, io, `${path} ${below.name()}`)
}

function normalized(commands: readonly Command[], words: readonly string[]): string[] {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => word === words[index]))
  if (command === undefined) return [...words]
  const name = command.name.split(' ')
  return [...name, ...repeatListFlags(command, words.slice(name.length), kebab)]
}

function parserOf(
  command: Command,
  run: (args: readonly unknown[], flags: Readonly<Record<string, unknown>>) => Promise<void>,
): Parser {
  const parser = new Parser(command.name.split(' ').at(-1)).description(command.about)
  for (const { name, about, optional } of command.arguments) {
    parser.addArgument(new Argument(optional ? `[${name}]` : `<${name}>`, about))
  }
  for (const [name, flag] of Object.entries(command.flags)) parser.addOption(optionOf(name, flag))
  if (command.examples.length > 0) {
    parser.addHelpText('after', `\nExamples:\n${command.examples.map((line) => `  ${line}`).join('\n')}`)
  }
  return parser.action(async (...input: unknown[]) => {
    const count = command.arguments.length
    await run(input.slice(0, count), flagsOf(command, input[count] as Record<string, unknown>))
  })
}

function optionOf(name: string, flag: Flag): Option {
  const long = `${flag.short === undefined ? '' : `-${flag.short}, `}--${kebab(name)}`
  switch (flag.type) {
    case 'boolean':
      return new Option(long, flag.about)
    case 'string': {
      const option = new Option(`${long} <${flag.value ?? 'text'}>`, flag.about)
      return flag.default === undefined ? option : option.default(flag.default)
    }
    case 'integer': {
      const option = new Option(`${long} <${flag.value ?? 'N'}>`, flag.about)
      option.argParser((text: string) => parseInteger(text, flag.min, flag.max))
      return flag.default === undefined ? option : option.default(flag.default)
    }
    case 'list':
      return new Option(`${long} <${flag.value ?? 'text'}>`, flag.about)
        .argParser((text: string, before: readonly string[]) => [
          ...before,
          ...text.split(',').filter(Boolean),
        ])
        .default([], 'none')
  }
}

function parseInteger(text: string, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text)
  if (/^-?\d+$/.test(text) && value >= min && value <= max) return value
  const bounds =
    min === Number.MIN_SAFE_INTEGER
      ? ''
      : ` from ${min}${max === Number.MAX_SAFE_INTEGER ? '' : ` to ${max}`}`
  throw new InvalidArgumentError(`A whole number${bounds} is expected.`)
}

/** Every declared flag, in the form its type promises. */
function flagsOf(
  command: Command,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(command.flags).map(([name, flag]) => [
      name,
      flag.type === 'boolean' ? given[name] === true : given[name],
    ]),
  )
}

function explain(thrown: unknown, io: Io): ExitCode {
  // The parser has printed what was wrong; asking for help is no mistake.
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2
  if (thrown instanceof TerrariumError) {
    io.err(`${thrown.message}\n${thrown.remedy}\n`)
    return COULD_NOT_RUN.has(thrown.code) ? 3 : 2
  }
  io.err(`terrarium broke: ${messageOf(thrown)}\nThis is our mistake. Set TERRARIUM_DEBUG=1 to see where.\n`)
  if (io.variables.TERRARIUM_DEBUG && thrown instanceof Error) io.err(`${thrown.stack}\n`)
  return 3
}

const COULD_NOT_RUN: ReadonlySet<string> = new Set([
  'HOST_UNREACHABLE',
  'TIMED_OUT',
  'CONNECT_FAILED',
  'PULL_FAILED',
  'BROKER_UNAVAILABLE',
  'INTERRUPTED',
])

const EXIT_CODES = `
Exit codes:
  0  it conforms, or it is done
  1  it does not conform
  2  the call or the descriptor is wrong
  3  it could not run`

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
