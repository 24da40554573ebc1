import type { Io } from './io.ts'

/** 0 conforms or done · 1 does not conform · 2 the call or the descriptor is wrong · 3 it could not run. */
export type ExitCode = 0 | 1 | 2 | 3

/** A flag of a command. Its type decides what the command's `run` receives. */
export type Flag = {
  readonly about: string
  /** Shown in the help as `--port <N>`. */
  readonly value?: string
  /** `n` for `-n`. */
  readonly short?: string
} & (
  | { readonly type: 'boolean' }
  | { readonly type: 'string'; readonly default?: string }
  | { readonly type: 'integer'; readonly default?: number; readonly min?: number; readonly max?: number }
  /** May be given several times, and with commas. */
  | { readonly type: 'list' }
)

export type Flags = Readonly<Record<string, Flag>>

type FlagValue<F extends Flag> = F extends { type: 'boolean' }
  ? boolean
  : F extends { type: 'list' }
    ? readonly string[]
    : F extends { type: 'integer'; default: number }
      ? number
      : F extends { type: 'integer' }
        ? number | undefined
        : F extends { type: 'string'; default: string }
          ? string
          : string | undefined

export type FlagValues<F extends Flags> = { readonly [Name in keyof F]: FlagValue<F[Name]> }

/** Positional arguments, in order. */
export type Arguments = readonly { readonly name: string; readonly about: string; readonly optional?: true }[]

type ArgumentValues<A extends Arguments> = {
  readonly [Index in keyof A]: A[Index] extends { optional: true } ? string | undefined : string
}

/** A command as data: the parser, the help and the types of `run` come from it. */
export interface Command<A extends Arguments = Arguments, F extends Flags = Flags> {
  /** As it is typed; of two words where it belongs to a group of `command-groups.ts`. */
  readonly name: string
  readonly about: string
  readonly arguments: A
  readonly flags: F
  /** Whole command lines, shown at the end of the help. */
  readonly examples: readonly string[]
  readonly run: (args: ArgumentValues<A>, flags: FlagValues<F>, io: Io) => Promise<ExitCode>
}

/** Infers what `run` receives from what is declared. */
export function defineCommand<const A extends Arguments, const F extends Flags>(
  command: Command<A, F>,
): Command {
  return command as unknown as Command
}
