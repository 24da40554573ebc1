import { messageOf } from '../kernel/errors.ts'
import type { JsonValue } from '../kernel/json.ts'
import type { Branch } from './branch.ts'
import type { Compiled } from './compiled.ts'
import { SchemaUnsupportedError } from './errors.ts'
import { fixedRandom } from './fixed-random.ts'
import type { FormatRule } from './format-rules.ts'
import { varyDate, varyDateTime } from './format-times.ts'
import { lengthOf } from './judge-scalar.ts'
import { textsOf } from './pattern/texts.ts'
import { walkerOf } from './pattern/walk.ts'
import { drawWord, varyText } from './plain-text.ts'
import { toRegExp } from './regexp.ts'
import { createSource, DeadEnd, drawUntil, isEdge, pick, type Source } from './source.ts'

type DrawText = (source: Source) => string
type Accepts = (text: string) => boolean

/** The texts of one facet. */
export function compileString(branch: Branch, formats: Readonly<Record<string, FormatRule>>): Compiled {
  const { minLength, maxLength, patterns } = branch.string
  const accepts = acceptsText(branch, formats)
  const rules = branch.formats.flatMap((name) => (formats[name]?.type === 'string' ? [formats[name]] : []))
  const makers = rules.flatMap(({ draw }) => (draw === undefined ? [] : [draw]))
  const isBounded = minLength > 0 || maxLength !== Number.POSITIVE_INFINITY
  const isPlain = patterns.length === 0 && branch.string.notPatterns.length === 0
  let draw: DrawText
  if (isPlain && makers.length === 0) draw = (source) => drawWord(source, minLength, maxLength)
  else if (isPlain && !isBounded && makers.length === 1) draw = makers[0]!
  else {
    const solved = compileMade(makers, () => compileLanguage(branch, rules, accepts), accepts)
    if (typeof solved === 'string') return solved
    draw = solved
  }
  const keyword = branch.formats.length > 0 ? 'format' : 'pattern'
  const needsCheck = !(isPlain && branch.formats.length === 0 && branch.notFormats.length === 0)
  const checked: DrawText = needsCheck ? (source) => drawUntil(() => draw(source), accepts, keyword) : draw
  return (source, example) => near(source, example, branch.formats, accepts) ?? checked(source)
}

function acceptsText(branch: Branch, formats: Readonly<Record<string, FormatRule>>): Accepts {
  const { minLength, maxLength } = branch.string
  const wanted = branch.string.patterns.map(toRegExp)
  const refused = branch.string.notPatterns.map(toRegExp)
  const judged = (names: readonly string[]) =>
    names.flatMap((name) => (formats[name]?.type === 'string' ? [formats[name]] : []))
  const formatted = judged(branch.formats)
  const unformatted = judged(branch.notFormats)
  const isBounded = minLength > 0 || maxLength !== Number.POSITIVE_INFINITY
  return (text) => {
    if (isBounded) {
      const length = lengthOf(text)
      if (length < minLength || length > maxLength) return false
    }
    if (!wanted.every((pattern) => pattern.test(text)) || refused.some((pattern) => pattern.test(text)))
      return false
    if (!formatted.every(({ validate }) => validate(text as never))) return false
    return unformatted.every(({ validate }) => !validate(text as never))
  }
}

/** Patterns, those of the formats among them, solved as one language. */
function compileLanguage(branch: Branch, rules: readonly FormatRule[], accepts: Accepts): DrawText | string {
  const { minLength, maxLength, patterns, notPatterns } = branch.string
  const shaped = rules.flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern]))
  const strict =
    shaped.length > 0
      ? textsOf({ patterns: [...patterns, ...shaped], notPatterns }, minLength, maxLength)
      : undefined
  if (strict?.shortest !== undefined) return strict.draw
  const lengths = `${minLength} ${maxLength === Number.POSITIVE_INFINITY ? 'or more' : `to ${maxLength}`} characters`
  const isWhole = rules.every((rule) => rule.isWhole === true) && patterns.length + notPatterns.length === 0
  if (strict !== undefined && isWhole)
    return `no text of ${lengths} has the format ${branch.formats.join(' and ')}`
  const texts = textsOf({ patterns, notPatterns }, minLength, maxLength)
  if (texts === undefined) return fromGenerator(patterns, minLength, maxLength, accepts)
  if (texts.shortest === undefined) {
    const all = [...patterns, ...notPatterns.map((pattern) => `not ${pattern}`)].join(' and ')
    return `no text of ${lengths} has the pattern ${all}`
  }
  return texts.draw
}

/** For patterns that are no regular language: draw from the first, and see whether the others agree. */
function fromGenerator(
  patterns: readonly string[],
  minLength: number,
  maxLength: number,
  accepts: Accepts,
): DrawText {
  const [first] = patterns
  if (first === undefined)
    return (source) => drawUntil(() => drawWord(source, minLength, maxLength), accepts, 'pattern')
  const walk = walker(first)
  return (source) => drawUntil(() => walk(source), accepts, 'pattern', 1000)
}

function walker(pattern: string): DrawText {
  try {
    return walkerOf(pattern)
  } catch (thrown) {
    throw new SchemaUnsupportedError('pattern', `cannot be followed: ${pattern} ${messageOf(thrown)}`)
  }
}

/**
 * What the formats make, where it fits within a few attempts; what solves all patterns together otherwise. Solving takes
 * time, so it waits until it is needed.
 */
function compileMade(
  makers: readonly DrawText[],
  solve: () => DrawText | string,
  accepts: Accepts,
): DrawText | string {
  const probe = createSource(fixedRandom(3), { edge: 0.1 })
  const isUseful = makers.length > 0 && tryTo(makers, probe, accepts, 40) !== undefined
  let solved = isUseful ? undefined : solve()
  if (typeof solved === 'string' || makers.length === 0) return solved ?? solve()
  return (source) => {
    const made = tryTo(makers, source, accepts, 12)
    if (made !== undefined) return made
    solved ??= solve()
    if (typeof solved === 'string') throw new DeadEnd('format')
    return solved(source)
  }
}

function tryTo(
  makers: readonly DrawText[],
  source: Source,
  accepts: Accepts,
  tries: number,
): string | undefined {
  for (let round = 0; round < tries; round++) {
    const text = pick(source, makers)(source)
    if (accepts(text)) return text
  }
  return undefined
}

function near(
  source: Source,
  example: JsonValue | undefined,
  formats: readonly string[],
  accepts: Accepts,
): string | undefined {
  if (!source.typical || typeof example !== 'string' || isEdge(source)) return undefined
  const [format = ''] = formats
  const moved = format.endsWith('date-time')
    ? varyDateTime(example, source)
    : format === 'date'
      ? varyDate(example, source)
      : varyText(example, source)
  if (accepts(moved)) return moved
  return accepts(example) ? example : undefined
}
