import { timingSafeEqual } from 'node:crypto'

/**
 * Whether two texts are the same, in a time that depends on their lengths alone. Signatures are compared as they are
 * written, not as the bytes they stand for, so that no lenient reading of hex or base64 lets a second spelling in.
 */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
