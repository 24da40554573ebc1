import type { Random } from '../kernel/random.ts'
import type { Webhooks } from '../partner/webhooks.ts'
import type { SignatureScheme } from '../signature/scheme.ts'

/** One request to the receiver, and how it has to be answered. */
export interface Shot {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** `accepted`: a declared status. `refused`: a 4xx. */
  readonly expected: 'accepted' | 'refused'
}

/** What a row makes its shots with. */
export interface Workbench {
  readonly webhooks: Webhooks
  readonly scheme: SignatureScheme
  readonly random: Random
  /** Seconds since the Unix epoch. */
  readonly nowSeconds: number
  /** A delivery that has not been sent yet: an example of the event, with a new id of its own. */
  fresh(): FreshDelivery
  /** Sign as the partner does, or with something changed. */
  sign(delivery: FreshDelivery, change?: SigningChange): Shot
  /** Anything that is no answer to a webhook: the receiver has to refuse it. */
  refused(shot: Shot): Shot
}

export interface FreshDelivery {
  readonly id: string
  readonly body: Uint8Array
}

export interface SigningChange {
  readonly atSeconds?: number
  readonly scheme?: SignatureScheme
  readonly secrets?: readonly string[]
}

/** One way to try a receiver. */
export interface TortureRow {
  /** Kebab-case; in a report `webhook/<id>`. */
  readonly id: string
  /** What a sound receiver does, as a sentence. */
  readonly title: string
  readonly source: { readonly document: string; readonly section?: string; readonly url?: string }
  /** What the receiver's engineer has to do. */
  readonly remedy: string
  /** The shots, sent one after the other; or why the partner's webhooks allow none. */
  readonly shots: (bench: Workbench) => readonly Shot[] | string
}
