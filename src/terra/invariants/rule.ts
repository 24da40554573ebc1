import type { Finding, Invariant, JudgeContext } from './invariant.ts'
import { listsAt, numberAt, numbersAt, type Spot, windowOf } from './read.ts'

/** What an invariant reads and how it judges: the part of it that is code. */
export type Rule = Pick<Invariant, 'paths' | 'judge'>

type Numbers<Paths extends readonly unknown[]> = { readonly [K in keyof Paths]: number }

/** Judge single numbers; skipped unless all are there. `judge` says what is wrong, or nothing. */
export function whenNumbers<const Paths extends readonly string[]>(
  paths: Paths,
  judge: (numbers: Numbers<Paths>, value: unknown, context: JudgeContext) => string | undefined,
): Rule {
  return {
    paths,
    judge(value, context) {
      const numbers = paths.map((path) => numberAt(value, path))
      if (numbers.includes(undefined)) return undefined
      const found = judge(numbers as unknown as Numbers<Paths>, value, context)
      return found === undefined ? undefined : { found, paths: paths.map(pointerOf) }
    },
  }
}

/** Judge each item of a list by some of its numbers; items that lack one of them are skipped. */
export function eachItem<const Keys extends readonly string[]>(
  list: string,
  keys: Keys,
  judge: (numbers: Numbers<Keys>) => string | undefined,
): Rule {
  return {
    paths: keys.map((key) => `${list}.${key}`),
    judge(value) {
      const breaches = listsAt(value, list).flatMap((spot) =>
        spot.value.flatMap((item, index) => {
          const numbers = keys.map((key) => numberAt(item, key))
          if (numbers.includes(undefined)) return []
          const found = judge(numbers as unknown as Numbers<Keys>)
          return found === undefined ? [] : [{ value: found, pointer: `${spot.pointer}/${index}` }]
        }),
      )
      return summaryOf(breaches)
    },
  }
}

/** Judge the numbers of a list in their order; skipped when there are fewer than two. */
export function eachList(
  list: string,
  key: string,
  judge: (numbers: readonly Spot<number>[], value: unknown) => Finding | undefined,
): Rule {
  return {
    paths: [`${list}.${key}`],
    judge: (value) =>
      firstOf(listsAt(value, list), ({ value: items, pointer }) => {
        const numbers = items.flatMap((item, index) => {
          const number = numberAt(item, key)
          return number === undefined ? [] : [{ value: number, pointer: `${pointer}/${index}/${key}` }]
        })
        return numbers.length < 2 ? undefined : judge(numbers, value)
      }),
  }
}

/** The numbers ascend, those that are absent left out. @param tolerance - how far one may exceed the next. */
export function inOrder(paths: readonly string[], tolerance = 0): Rule {
  return {
    paths,
    judge(value) {
      const present = paths.flatMap((path) => numbersAt(value, path))
      const at = present.findIndex(
        (spot, index) => index > 0 && present[index - 1]!.value > spot.value + tolerance,
      )
      if (at < 1) return undefined
      const [low, high] = [present[at - 1]!, present[at]!]
      return {
        found: `${nameOf(low.pointer)} ${show(low.value)} is more than ${nameOf(high.pointer)} ${show(high.value)}`,
        paths: [low.pointer, high.pointer],
      }
    },
  }
}

/** Every number at the paths, lists included, lies in the range. @param hint - what a number outside suggests. */
export function withinRange(paths: readonly string[], minimum: number, maximum: number, hint = ''): Rule {
  const range = `${show(minimum)} to ${show(maximum)}`
  return {
    paths,
    judge: (value) =>
      summaryOf(
        paths
          .flatMap((path) => numbersAt(value, path))
          .filter((spot) => spot.value < minimum || spot.value > maximum)
          .map(({ value: number, pointer }) => ({
            value: `${nameOf(pointer)} ${show(number)} is not in ${range}${hint && `: ${hint}`}`,
            pointer,
          })),
      ),
  }
}

/**
 * What the numbers add up to fits between start_time and end_time, within a minute.
 *
 * @param unitSeconds - how many seconds each number stands for.
 */
export function fitsInTheWindow(paths: readonly string[], unitSeconds = 1): Rule {
  return {
    paths: [...paths, 'metadata.start_time', 'metadata.end_time'],
    judge(value) {
      const window = windowOf(value)
      const spots = paths.flatMap((path) => numbersAt(value, path))
      const seconds = unitSeconds * sum(spots.map((spot) => spot.value))
      if (window === undefined || window.seconds <= 0) return undefined
      if (seconds <= window.seconds + window.slackSeconds + 60) return undefined
      return {
        found: `${show(seconds)} s in a window of ${show(window.seconds)} s`,
        paths: spots.slice(0, 3).map((spot) => spot.pointer),
      }
    },
  }
}

/** The same rule wherever a model keeps the section it is about. */
export function atEachRoot(roots: readonly string[], make: (root: string) => Rule): Rule {
  return anyOf(roots.map(make))
}

/** Several rules as one: the first finding counts. */
export function anyOf(rules: readonly Rule[]): Rule {
  return {
    paths: [...new Set(rules.flatMap((rule) => rule.paths))],
    judge: (value, context) => firstOf(rules, (rule) => rule.judge(value, context)),
  }
}

/** One finding from many: the words of the first, and how many there are. */
export function summaryOf(breaches: readonly Spot<string>[]): Finding | undefined {
  const first = breaches[0]
  if (first === undefined) return undefined
  const more = breaches.length > 1 ? `; ${breaches.length - 1} more like it` : ''
  return { found: first.value + more, paths: breaches.slice(0, 3).map((breach) => breach.pointer) }
}

export function firstOf<T>(
  items: readonly T[],
  judge: (item: T) => Finding | undefined,
): Finding | undefined {
  for (const item of items) {
    const finding = judge(item)
    if (finding !== undefined) return finding
  }
  return undefined
}

/** Whether two numbers agree to within a share of the larger, or to within `least` where that is more. */
export function agree(a: number, b: number, share: number, least = 0): boolean {
  return Math.abs(a - b) <= Math.max(least, share * Math.max(Math.abs(a), Math.abs(b)))
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

export function mean(numbers: readonly number[]): number {
  return sum(numbers) / numbers.length
}

/** A number as a person would write it. */
export function show(number: number): string {
  return String(Number(number.toFixed(Math.abs(number) < 1 ? 4 : 2)))
}

/** The JSON Pointer of a path without lists. */
export function pointerOf(path: string): string {
  return `/${path.replaceAll('.', '/')}`
}

function nameOf(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1)
}
