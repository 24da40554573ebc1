import type { Randomness } from './randomness.ts'

/**
 * How long to wait after the n-th failure in a row, in milliseconds: doubling, with up to a quarter less at random so
 * that many who failed together do not come back together.
 *
 * @param options.firstMs - 1,000 ms unless told.
 * @param options.maxMs - 300,000 ms (5 min) unless told.
 */
export function backoffMs(
  failures: number,
  randomness: Pick<Randomness, 'fraction'>,
  options: { readonly firstMs?: number; readonly maxMs?: number } = {},
): number {
  const { firstMs = 1000, maxMs = 300_000 } = options
  const fullMs = Math.min(maxMs, firstMs * 2 ** Math.max(0, failures - 1))
  return Math.round(fullMs * (1 - randomness.fraction() / 4))
}
