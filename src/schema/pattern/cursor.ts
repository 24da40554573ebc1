/** Where the parser is. */
export interface Cursor {
  readonly text: string
  at: number
}
