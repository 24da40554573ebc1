/** A set of code points as sorted, separate ranges: `[from, to, from, to, …]`, both ends included. */
export type CharSet = readonly number[]

const LAST = 0x10ffff
/** Every character that JSON text can carry: all code points but the surrogates. */
export const ANY_CHAR: CharSet = [0, 0xd7ff, 0xe000, LAST]
export const NO_CHAR: CharSet = []
export const DIGITS: CharSet = [48, 57]
export const WORD: CharSet = [48, 57, 65, 90, 95, 95, 97, 122]
export const SPACES: CharSet = [
  9, 13, 32, 32, 160, 160, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f,
  0x3000, 0x3000, 0xfeff, 0xfeff,
]
export const LINE_ENDS: CharSet = [10, 10, 13, 13, 0x2028, 0x2029]

export function union(left: CharSet, right: CharSet): CharSet {
  const ranges: [number, number][] = []
  for (const set of [left, right]) {
    for (let index = 0; index < set.length; index += 2) ranges.push([set[index]!, set[index + 1]!])
  }
  ranges.sort((a, b) => a[0] - b[0])
  const merged: number[] = []
  for (const [from, to] of ranges) {
    const last = merged.length - 1
    if (merged.length > 0 && from <= merged[last]! + 1) merged[last] = Math.max(merged[last]!, to)
    else merged.push(from, to)
  }
  return merged
}

export function intersection(left: CharSet, right: CharSet): CharSet {
  const shared: number[] = []
  let i = 0
  let j = 0
  while (i < left.length && j < right.length) {
    const from = Math.max(left[i]!, right[j]!)
    const to = Math.min(left[i + 1]!, right[j + 1]!)
    if (from <= to) shared.push(from, to)
    if (left[i + 1]! < right[j + 1]!) i += 2
    else j += 2
  }
  return shared
}

export function complement(set: CharSet): CharSet {
  const outside: number[] = []
  let next = 0
  for (let index = 0; index < set.length; index += 2) {
    if (set[index]! > next) outside.push(next, set[index]! - 1)
    next = set[index + 1]! + 1
  }
  if (next <= LAST) outside.push(next, LAST)
  return intersection(outside, ANY_CHAR)
}

/** How many characters it holds. */
export function sizeOf(set: CharSet): number {
  let size = 0
  for (let index = 0; index < set.length; index += 2) size += set[index + 1]! - set[index]! + 1
  return size
}

/** The character at a place, counted from 0 through all ranges. */
export function charAt(set: CharSet, place: number): string {
  let left = place
  for (let index = 0; index < set.length; index += 2) {
    const size = set[index + 1]! - set[index]! + 1
    if (left < size) return String.fromCodePoint(set[index]! + left)
    left -= size
  }
  return ''
}

/** The characters that a regular expression without anchors accepts, found by trying each. */
export function charsMatching(regexp: RegExp): CharSet {
  const found: number[] = []
  for (let code = 0; code <= LAST; code++) {
    if (code === 0xd800) code = 0xe000
    if (!regexp.test(String.fromCodePoint(code))) continue
    const last = found.length - 1
    if (found[last] === code - 1) found[last] = code
    else found.push(code, code)
  }
  return found
}
