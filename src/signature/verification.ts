import type { IncomingDelivery } from './delivery.ts'

/**
 * Why a delivery is refused. `mismatch` says that no secret gives the signature; `too-old` and `from-the-future` are
 * said of authentic deliveries only; `not-covered` is an RFC 9421 signature that leaves out what the scheme demands.
 */
export type RefusalReason =
  | 'missing-header'
  | 'malformed-header'
  | 'malformed-body'
  | 'not-covered'
  | 'mismatch'
  | 'too-old'
  | 'from-the-future'

/** What a receiver knows about a delivery once its signature has been looked at. */
export type Verification =
  | {
      readonly valid: true
      readonly id: string | undefined
      /** Seconds since the Unix epoch; with a fraction where the sender gives one. */
      readonly timestampSeconds: number | undefined
      /** Which of the verifier's secrets it is. */
      readonly secretIndex: number
    }
  | Refusal

export interface Refusal {
  readonly valid: false
  readonly reason: RefusalReason
  /** What was found, in a sentence; never a secret or an expected signature. */
  readonly detail: string
  /** What to do about it. */
  readonly remedy: string
}

/** A scheme and its secrets, ready to judge deliveries. */
export interface Verifier {
  /**
   * @param nowSeconds - the receiver's clock, in seconds since the Unix epoch.
   * @throws UsageError where the caller gives something other than raw bytes, or leaves out what the scheme signs.
   */
  verify(delivery: IncomingDelivery, nowSeconds: number): Verification
}

export function refuse(reason: RefusalReason, detail: string, remedy: string): Refusal {
  return { valid: false, reason, detail, remedy }
}

export function missingHeader(header: string, what: string): Refusal {
  return refuse(
    'missing-header',
    `There is no '${header}' header, which carries the ${what}.`,
    `Send the ${what} in '${header}', or correct the header's name in the descriptor; proxies drop unknown headers at times.`,
  )
}

/** `undefined` where the timestamp is within the tolerance, which is included on both sides. */
export function judgeTimestamp(
  timestampSeconds: number,
  nowSeconds: number,
  toleranceSeconds: number,
): Refusal | undefined {
  const ageSeconds = nowSeconds - timestampSeconds
  if (Math.abs(ageSeconds) <= toleranceSeconds) return undefined
  const [reason, side] =
    ageSeconds > 0 ? (['too-old', 'old'] as const) : (['from-the-future', 'early'] as const)
  return refuse(
    reason,
    `The signature is right, but ${Math.abs(ageSeconds)} s ${side}; at most ${toleranceSeconds} s is accepted.`,
    'Compare both clocks, and sign each attempt afresh: a retry with its first timestamp looks like a replay.',
  )
}
