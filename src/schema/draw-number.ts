import type { JsonValue } from '../kernel/json.ts'
import type { Branch, NumberFacet } from './branch.ts'
import type { Compiled } from './compiled.ts'
import { SchemaUnsupportedError } from './errors.ts'
import type { FormatRule } from './format-rules.ts'
import { decimals, isMultiple, isSurelyNoMultiple, leastCommonMultiple } from './multiple.ts'
import { drawUntil, isEdge, isTight, pick, type Source } from './source.ts'
import { INTEGER } from './types.ts'

const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
}
/** A range with so few candidates is listed rather than searched. */
const FEW = 512
/** How far from its bound a number usually lies when it has only one, and from zero when it has none. */
const USUAL = 1000

/** The numbers of one facet that are integers, or those that are not. */
export function compileNumber(
  branch: Branch,
  type: number,
  formats: Readonly<Record<string, FormatRule>>,
): Compiled {
  const isInteger = type === INTEGER
  const facet = withFormats(branch)
  const step = facet.multiples.length > 0 || isInteger ? stepOf(facet, isInteger) : undefined
  const rejected = branch.notFormats.filter((name) => formats[name]?.type === 'number')
  const accepts = (value: number): boolean =>
    Number.isInteger(value) === isInteger &&
    inBounds(value, facet) &&
    facet.multiples.every((of) => isMultiple(value, of)) &&
    facet.notMultiples.every((of) => isSurelyNoMultiple(value, of)) &&
    branch.formats.every(
      (name) => formats[name]?.type !== 'number' || formats[name].validate(value as never),
    ) &&
    rejected.every((name) => !formats[name]?.validate(value as never)) &&
    !branch.excluded.includes(value)
  const draw = step === undefined ? compileFree(facet, accepts) : compileSteps(facet, step, accepts)
  if (typeof draw === 'string') return draw
  return (source, example) => near(source, example, step, accepts) ?? draw(source, example)
}

function withFormats({ number, formats }: Branch): NumberFacet {
  let facet = number
  for (const name of formats) {
    const [low, high] = RANGES[name] ?? [facet.min, facet.max]
    if (low > facet.min) facet = { ...facet, min: low, minOpen: false }
    if (high < facet.max) facet = { ...facet, max: high, maxOpen: false }
  }
  return facet
}

function stepOf({ multiples }: NumberFacet, isInteger: boolean): number {
  return leastCommonMultiple(isInteger ? [...multiples, 1] : multiples)
}

function inBounds(value: number, { min, max, minOpen, maxOpen }: NumberFacet): boolean {
  return (minOpen ? value > min : value >= min) && (maxOpen ? value < max : value <= max)
}

/** Multiples of a step: whole numbers, counted. */
function compileSteps(facet: NumberFacet, step: number, accepts: (value: number) => boolean): Compiled {
  const { min, max } = facet
  const digits = decimals(step)
  const at = (count: number) =>
    digits === 0 ? count * step : Number((count * step).toFixed(Math.min(digits, 20)))
  // One further out on either side: the quotient may have been rounded, and `accepts` has the last word.
  const lowest = Math.max(Math.floor(min / step), Number.MIN_SAFE_INTEGER)
  const highest = Math.min(Math.ceil(max / step), Number.MAX_SAFE_INTEGER)
  const contradiction = `no multiple of ${step} that is wanted lies between minimum ${min} and maximum ${max}`
  if (lowest > Number.MAX_SAFE_INTEGER || highest < Number.MIN_SAFE_INTEGER)
    return compileFar(facet, step, accepts, contradiction)
  if (highest < lowest) return contradiction
  if (highest - lowest <= FEW) return fromList(lowest, highest, at, accepts, contradiction)
  const [from, to] = usualRange(lowest, highest, Math.max(10, Math.floor(USUAL / step)))
  const extremes = [lowest, lowest + 1, highest - 1, highest, 0, 1, -1, 2 ** 31, -(2 ** 31) - 1]
    .map(at)
    .filter(accepts)
  const limit = Math.min(0x7fffffff, to - from)
  const draw = (source: Source): number => {
    if (isTight(source)) return at(source.random.nextInt(0, Math.min(limit, 20)) + from)
    if (extremes.length > 0 && isEdge(source)) return pick(source, extremes)
    return at(from + source.random.nextInt(0, limit))
  }
  return (source) => {
    const first = draw(source)
    if (accepts(first)) return first
    return drawUntil(() => at(wide(source, lowest, highest)), accepts, 'multipleOf', 1000)
  }
}

/** Whole numbers so far from zero that not each of them is a double. */
function compileFar(
  { min, max }: NumberFacet,
  step: number,
  accepts: (value: number) => boolean,
  contradiction: string,
): Compiled {
  const near = min > 0 ? min : max
  const end = min > 0 ? Math.min(max, Math.max(near * 2, near)) : Math.max(min, near * 2)
  const last = Number.isFinite(end) ? end : near
  const between = Array.from({ length: FAR + 1 }, (_, index) => near + (last - near) * (index / FAR))
  const values = [...new Set(between.flatMap((value) => [value, Math.round(value / step) * step]))]
  const list = values.filter(accepts)
  if (list.length > 0) return (source) => pick(source, list)
  if (min > max) return contradiction
  throw new SchemaUnsupportedError(
    'multipleOf',
    `${step} has no double between ${min} and ${max} that we found`,
  )
}

const FAR = 64

function fromList(
  lowest: number,
  highest: number,
  at: (count: number) => number,
  accepts: (value: number) => boolean,
  contradiction: string,
): Compiled {
  const list: number[] = []
  for (let count = lowest; count <= highest; count++) {
    const value = at(count)
    if (accepts(value)) list.push(value === 0 ? 0 : value)
  }
  if (list.length === 0) return contradiction
  const ends = [list[0]!, list.at(-1)!]
  return (source) => (isEdge(source) ? pick(source, ends) : pick(source, list))
}

/** A count somewhere in the whole range, small steps as likely as large ones. */
function wide(source: Source, lowest: number, highest: number): number {
  const reach = source.random.nextInt(1, 52)
  const offset = Math.floor(source.random.nextDouble() * 2 ** reach)
  const base = Math.max(lowest, Math.min(highest, 0))
  const count = highest < 0 || (lowest < 0 && source.random.nextBoolean()) ? base - offset : base + offset
  return Math.min(highest, Math.max(lowest, count))
}

/** Numbers that may lie anywhere. */
function compileFree(facet: NumberFacet, accepts: (value: number) => boolean): Compiled {
  const [from, to] = usualRange(facet.min, facet.max, USUAL)
  if (!(to > from)) return `no fraction lies between minimum ${facet.min} and maximum ${facet.max}`
  const small = (to - from) / 1e9
  const extremes = [from + small, to - small, 0.1, -0.1, 1e-7, 1.5, -0.5, 1e15 + 0.5].filter(accepts)
  return (source) => {
    if (extremes.length > 0 && isEdge(source)) return pick(source, extremes)
    const round = source.random.nextInt(0, 2) === 0 ? 100 : 10
    const tidy = Math.round((from + source.random.nextDouble() * (to - from)) * round) / round
    if (accepts(tidy)) return tidy
    return drawUntil(() => from + source.random.nextDouble() * (to - from), accepts, 'minimum')
  }
}

function usualRange(lowest: number, highest: number, usual: number): readonly [number, number] {
  const isLow = lowest > -1e6
  const isHigh = highest < 1e6
  if (isLow && isHigh) return [lowest, highest]
  if (isLow) return [lowest, Math.min(highest, lowest <= 0 ? usual : lowest + usual)]
  if (isHigh) return [Math.max(lowest, highest - usual), highest]
  if (lowest > 0) return [lowest, Math.min(highest, lowest + usual)]
  if (highest < 0) return [Math.max(lowest, highest - usual), highest]
  return [0, usual]
}

/** Up to a fifth away from the example, with as many decimals as it has. */
function near(
  source: Source,
  example: JsonValue | undefined,
  step: number | undefined,
  accepts: (value: number) => boolean,
): number | undefined {
  if (!source.typical || typeof example !== 'number' || isEdge(source)) return undefined
  const moved = example * (0.8 + 0.4 * source.random.nextDouble())
  const close =
    step === undefined
      ? Number(moved.toFixed(Math.min(decimals(example), 20)))
      : Math.round(moved / step) * step
  if (accepts(close)) return close
  return accepts(example) ? example : undefined
}
