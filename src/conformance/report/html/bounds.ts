/** A page stays one that a phone can open: more of a text, or of all evidence together, is left to the JSON report. */
const MOST_OF_A_TEXT = 2000
const MOST_OF_A_MESSAGE = 6000
const MOST_OF_ALL_EVIDENCE = 1_500_000

/** A text of unknown length, cut. */
export function bounded(text: string, most: number = MOST_OF_A_TEXT): string {
  return text.length > most ? `${text.slice(0, most)}… (${text.length - most} more characters)` : text
}

/** How much evidence one page still takes. */
export interface Allowance {
  /** A message as it is shown, or `undefined` where there is no room for it. */
  readonly take: (message: string) => string | undefined
}

export function evidenceAllowance(): Allowance {
  let left = MOST_OF_ALL_EVIDENCE
  return {
    take(message) {
      const shown = bounded(message, MOST_OF_A_MESSAGE)
      if (shown.length > left) return undefined
      left -= shown.length
      return shown
    },
  }
}
