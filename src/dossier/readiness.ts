import type { FormAnswer } from './answer-form.ts'
import type { FormNumber } from './form-fields.ts'

/** One line of Terra's checklist (submitting an application), and whether the form's fields for it are answered. */
export interface Readiness {
  readonly item: string
  readonly isReady: boolean
}

const CHECKLIST: readonly (readonly [item: string, fields: readonly FormNumber[]])[] = [
  ['Authorization and token endpoints', [1, 2, 3, 4]],
  ['Client credentials', [5, 6]],
  ['Clear identification of the user after the token exchange', [7, 8, 9]],
  ['A documented scope model', [10, 11, 12]],
  ['Details of the endpoint of each data type', [13, 14, 15, 16, 19]],
]

export function readinessOf(form: readonly FormAnswer[]): readonly Readiness[] {
  return CHECKLIST.map(([item, fields]) => ({
    item,
    isReady: form.every(({ number, open }) => open === undefined || !fields.includes(number)),
  }))
}
