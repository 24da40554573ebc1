/** Environment variables, as a process has them. */
export type Variables = Readonly<Record<string, string | undefined>>

/** CI hands a job a secret that it may not have as an empty variable: one that is empty is one that is not set. */
export function variable(variables: Variables, name: string): string | undefined {
  const text = variables[name]
  return text === '' ? undefined : text
}
