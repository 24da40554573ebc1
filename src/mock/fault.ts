import type { Partner } from '../partner/partner.ts'
import type { Hooks } from './seams.ts'

/** One named way to be wrong, in a file of its own. */
export interface Fault {
  /** Kebab-case; the file's name. */
  readonly id: string
  readonly area: 'auth' | 'pull' | 'webhook' | 'mapping' | 'end-to-end'
  /** What the partner does wrong, in the present tense: one sentence. */
  readonly title: string
  /** The real bug or the clause that it breaks. */
  readonly source: { readonly document: string; readonly section?: string; readonly url?: string }
  /** Ids of the checks meant to catch it. */
  readonly caughtBy: readonly string[]
  /** Why a partner cannot have this fault; `undefined` where it can. */
  applies?(partner: Partner): string | undefined
  /** A moment at which it shows, in milliseconds since the Unix epoch, where it does not show at all times. */
  readonly showsAtMs?: number
  readonly hooks: Hooks
}
