/** Commands of two words, such as `pact record`, by the first: what they have in common, for the help. */
export const COMMAND_GROUPS: Readonly<Record<string, string>> = {
  pact: 'Contracts with a partner: record them, verify them, compare them, share them through a broker.',
}

/** The group of a command; `undefined` for one that stands alone. */
export function groupOf(name: string): string | undefined {
  const space = name.indexOf(' ')
  return space === -1 ? undefined : name.slice(0, space)
}
