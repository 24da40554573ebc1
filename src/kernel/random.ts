import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A stream of choices that a seed decides: the same seed and labels, the same choices, on every machine. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** A number from 0 (included) to 1 (excluded). */
  fraction(): number
  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** `length` characters of the alphabet; by default letters and digits. */
  text(length: number, alphabet?: string): string
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Streams with different labels are independent, so that one user's day never depends on another's.
 *
 * @param seed - any 32-bit integer; what a report prints and `--seed` takes.
 */
export function random(seed: number, ...labels: readonly (string | number)[]): Random {
  const generator = xoroshiro128plus(hash(`${seed}\u0000${labels.join('\u0000')}`))
  const int = (min: number, max: number) => uniformInt(generator, min, max)
  const fraction = () => int(0, 0x3fffffff) / 0x40000000
  return {
    int,
    fraction,
    chance: (probability) => fraction() < probability,
    pick: (items) => items[int(0, items.length - 1)]!,
    text: (length, alphabet = LETTERS_AND_DIGITS) =>
      Array.from({ length }, () => alphabet[int(0, alphabet.length - 1)]).join(''),
  }
}

/** FNV-1a, 32 bit, with a final avalanche so that neighbouring labels give unrelated streams. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return value ^ (value >>> 16)
}
