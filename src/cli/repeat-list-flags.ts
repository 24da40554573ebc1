import type { Command, Flag } from './command.ts'

/**
 * `mock p.yaml --fault a b` as `mock p.yaml --fault a --fault b`: once all positional arguments are there, plain words
 * behind a flag that takes several belong to that flag.
 *
 * @param words - behind the command's name.
 * @param nameOf - how a flag is spelt on the command line.
 */
export function repeatListFlags(
  { arguments: positional, flags }: Pick<Command, 'arguments' | 'flags'>,
  words: readonly string[],
  nameOf: (flag: string) => string,
): readonly string[] {
  const byName = new Map<string, Flag>(
    Object.entries(flags).map(([name, flag]) => [`--${nameOf(name)}`, flag]),
  )
  const written: string[] = []
  let seen = 0
  let list: string | undefined
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!
    if (!word.startsWith('-') || word === '-') {
      if (list !== undefined && seen >= positional.length) written.push(list)
      else seen += 1
      written.push(word)
      continue
    }
    const flag = byName.get(word)
    written.push(word)
    list = flag?.type === 'list' ? word : undefined
    if (flag !== undefined && flag.type !== 'boolean' && index + 1 < words.length)
      written.push(words[++index]!)
  }
  return written
}
