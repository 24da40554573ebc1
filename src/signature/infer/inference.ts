import type { Difference } from '../difference.ts'
import type { SignatureDeclaration, SignatureScheme } from '../scheme.ts'

/** What the sender of a request really did, as far as the secrets tell. */
export type Inference =
  | {
      readonly found: true
      /** Proven: a verifier of this scheme accepts the request. */
      readonly scheme: SignatureScheme
      /** The same in as few words as a descriptor can say it. */
      readonly declaration: SignatureDeclaration
      /** Which of the given secrets signed. */
      readonly secretIndex: number
      /** The given secret has white space around it that the sender's has not. */
      readonly isSecretTrimmed: boolean
      /** Against the declared scheme; empty where none was given. */
      readonly differences: readonly Difference[]
      /** How many combinations were tried. */
      readonly tried: number
    }
  | {
      readonly found: false
      /** What the sender seems to have done, where no descriptor could say it. */
      readonly clue: Clue | undefined
      readonly tried: number
      /** Whether the whole space was searched, rather than as much of it as a second allows. */
      readonly isExhaustive: boolean
    }

/** A known mistake of senders, recognised. */
export interface Clue {
  /** A sentence. */
  readonly what: string
  /** What the sender should do instead. */
  readonly remedy: string
}
