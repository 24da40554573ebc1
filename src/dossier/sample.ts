import type { JsonValue } from '../kernel/json.ts'
import type { Fact } from './fact.ts'

/** One endpoint, answer or event, with a full example of what comes. */
export interface Sample {
  readonly title: string
  /** What it is for. */
  readonly about: string
  readonly facts: readonly Fact[]
  /** How it is asked for, as a command for a shell: secrets are variables. */
  readonly curl?: string
  /** In the partner's form, with values of people who do not exist. */
  readonly example: JsonValue
}
