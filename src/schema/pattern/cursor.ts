/** Where the parser is. */
export interface Cursor {
  readonly text: string
  at: number
  /** How many groups were opened; only where they are asked for. */
  groups?: number
}
