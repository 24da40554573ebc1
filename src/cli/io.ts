/** What a command may know and touch of the process that it runs in. */
export interface Io {
  /** Data, and nothing but data when it is piped. */
  readonly out: (text: string) => void
  /** Progress, hints and errors. */
  readonly err: (text: string) => void
  readonly outIsTerminal: boolean
  readonly errIsTerminal: boolean
  readonly variables: Readonly<Record<string, string | undefined>>
  /** Aborted by Ctrl-C or SIGTERM: finish, report, and leave. */
  readonly signal: AbortSignal
  /** Characters in a line of the terminal. */
  readonly columns: number
}
