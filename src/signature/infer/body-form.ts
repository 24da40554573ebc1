import { type BodyStep, takeBodySteps } from '../body-step.ts'

/** One body that a sender may have signed instead of the one that it sent. */
export interface BodyForm {
  readonly steps: readonly BodyStep[]
  readonly bytes: Uint8Array
}

const LAYOUTS: readonly (readonly BodyStep[])[] = [
  ...(['compact', 'javascript', 'spaced', 'indented', 'indented4'] as const).map((step) => [step] as const),
  ...(['sorted', 'spaced', 'indented', 'indented4'] as const).map((step) =>
    step === 'sorted' ? (['sorted'] as const) : (['sorted', step] as const),
  ),
  ['javascript', 'sorted'],
]

const ESCAPES: readonly (readonly BodyStep[])[] = [[], ['ascii'], ['slashes'], ['ascii', 'slashes'], ['html']]

const TEXT_STEPS: readonly (readonly BodyStep[])[] = [
  ...(['newline', 'trimmed', 'lf', 'crlf', 'quoted', 'unquoted'] as const).map((step) => [step] as const),
  ...(['formPairs', 'formValues', 'formValuesComma'] as const).map((step) => [step] as const),
]

/** The distinct bodies: altered as declared, as sent, with other line ends, then JSON printed anew. */
export function bodyForms(body: Uint8Array, declared: readonly BodyStep[] = []): readonly BodyForm[] {
  const simple = [declared, [], ...TEXT_STEPS].map((steps) => ({
    steps,
    altered: takeBodySteps(steps, body),
  }))
  // Each layout is printed once, and its escapes are made from the print: parsing is what takes the time.
  const printed = LAYOUTS.flatMap((layout) => {
    const print = takeBodySteps(layout, body)
    return [...ESCAPES, ['newline' as const]].map((steps) => ({
      steps: [...layout, ...steps],
      altered: print === undefined ? undefined : takeBodySteps(steps, print),
    }))
  })
  const seen = new Set<string>()
  return [...simple, ...printed].flatMap(({ steps, altered }): BodyForm[] => {
    if (altered === undefined) return []
    const bytes = Buffer.from(altered)
    const spelt = bytes.toString('latin1')
    if (seen.has(spelt)) return []
    seen.add(spelt)
    return [{ steps, bytes }]
  })
}
