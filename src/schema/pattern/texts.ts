import { chance, DeadEnd, isEdge, pick, type Source } from '../source.ts'
import { type Automaton, type Move, toAutomaton } from './automaton.ts'
import { type CharSet, charAt, intersection, sizeOf } from './char-set.ts'
import { languageOf, type TextRules } from './language.ts'

/** The texts of a language within two lengths, ready to be drawn. */
export interface Texts {
  /** The fewest characters that one of them has; `undefined` when there is none. */
  readonly shortest: number | undefined
  /** @throws DeadEnd */
  draw(source: Source): string
}

const TIDY: CharSet = [48, 57, 65, 90, 97, 122]
const PRINTABLE: CharSet = [32, 126]
/** How much longer than it must be a text usually gets, and how long at an extreme. */
const USUAL = 12
const EXTREME = 80

/**
 * Every text that obeys the rules, `minLength` to `maxLength` characters long.
 *
 * @returns `undefined` when the rules are beyond finite automata.
 */
export function textsOf(rules: TextRules, minLength: number, maxLength: number): Texts | undefined {
  const language = languageOf(rules)
  if (language === undefined) return undefined
  const automaton = toAutomaton(...language)
  if (automaton === undefined) return undefined
  const levels = createLevels(automaton)
  const highest = Math.min(maxLength, Math.max(minLength, automaton.distance[0] ?? 0) + 4 * EXTREME)
  const lengths: number[] = []
  for (let length = minLength; length <= highest; length++) if (levels(0, length)) lengths.push(length)
  const shortest = lengths[0]
  const palette = createPalette(automaton)
  return {
    shortest,
    draw(source) {
      if (shortest === undefined) throw new DeadEnd('pattern')
      const daring = isEdge(source)
      const span = daring ? EXTREME : USUAL
      const usable = countUpTo(lengths, shortest + span)
      const length = daring && chance(source, 0.3) ? shortest : lengths[source.random.nextInt(0, usable - 1)]!
      return walk(automaton, levels, palette, length, daring, source)
    },
  }
}

type Levels = (state: number, length: number) => boolean

/** Whether a state accepts after exactly so many characters. */
function createLevels({ moves, accepts }: Automaton): Levels {
  const levels: boolean[][] = [[...accepts]]
  return (state, length) => {
    while (levels.length <= length) {
      const below = levels.at(-1)!
      levels.push(moves.map((list) => list.some(({ to }) => below[to])))
    }
    return levels[length]![state] ?? false
  }
}

interface Choice {
  readonly to: number
  /** The sets to take a character from, the tidiest first. */
  readonly tidy: CharSet
  readonly all: CharSet
}

function createPalette({ moves }: Automaton): readonly (readonly Choice[])[] {
  const choice = ({ chars, to }: Move): Choice => {
    const tidy = intersection(chars, TIDY)
    const printable = tidy.length > 0 ? tidy : intersection(chars, PRINTABLE)
    return { to, tidy: printable.length > 0 ? printable : chars, all: chars }
  }
  return moves.map((list) => list.map(choice))
}

function walk(
  { moves }: Automaton,
  levels: Levels,
  palette: readonly (readonly Choice[])[],
  length: number,
  daring: boolean,
  source: Source,
): string {
  let text = ''
  let state = 0
  for (let left = length - 1; left >= 0; left--) {
    const choices = palette[state]!
    const open = moves[state]!.length === 1 ? choices : choices.filter(({ to }) => levels(to, left))
    const chosen = pick(source, open)
    const chars = daring && chance(source, 0.2) ? chosen.all : chosen.tidy
    const size = sizeOf(chars)
    text += charAt(chars, size === 1 ? 0 : source.random.nextInt(0, size - 1))
    state = chosen.to
  }
  return text
}

function countUpTo(sorted: readonly number[], limit: number): number {
  let count = 0
  while (count < sorted.length && sorted[count]! <= limit) count++
  return Math.max(1, count)
}
