/** Something that a client has to know, and what this partner says. */
export interface Fact {
  readonly name: string
  readonly value: string
}

/** The facts that are there. */
export function factsOf(values: Readonly<Record<string, string | undefined>>): readonly Fact[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [{ name, value }],
  )
}
