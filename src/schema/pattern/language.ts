import { toRegExp } from '../regexp.ts'
import { type Algebra, createAlgebra, type Regular } from './algebra.ts'
import { ANY_CHAR } from './char-set.ts'
import { parseRegExp } from './parse.ts'
import { fewest, isContextual, isGuess, NotRegular, type Syntax } from './syntax.ts'

/** Texts in which all these patterns are found, and none of those. */
export interface TextRules {
  readonly patterns: readonly string[]
  readonly notPatterns: readonly string[]
}

/** The texts that obey the rules, as a regular language; `undefined` when a pattern is not regular. */
export function languageOf({ patterns, notPatterns }: TextRules): [Algebra, Regular] | undefined {
  const algebra = createAlgebra()
  try {
    const wanted = patterns.map((pattern) => searched(pattern, algebra))
    // What is guessed accepts too much: refused, it would refuse too much.
    const exact = notPatterns.filter((pattern) => !isGuess(parseRegExp(pattern)))
    const refused = exact.map((pattern) => algebra.not(searched(pattern, algebra)))
    return [algebra, algebra.and([...wanted, ...refused])]
  } catch (thrown) {
    if (thrown instanceof NotRegular) return undefined
    throw thrown
  }
}

/** All texts in which the pattern is found somewhere. */
function searched(pattern: string, algebra: Algebra): Regular {
  toRegExp(pattern)
  // What has to stand before is easier found by walking.
  if (pattern.includes('(?<=')) throw new NotRegular('looks back')
  const syntax = parseRegExp(pattern)
  const here = follow(syntax, algebra.anything, true, algebra)
  if (!mentionsStart(syntax)) return algebra.concat(algebra.anything, here)
  const later = follow(syntax, algebra.anything, false, algebra)
  return algebra.or([here, algebra.concat(algebra.concat(algebra.set(ANY_CHAR), algebra.anything), later)])
}

/** What is read first, then the rest: anchors and looks are rules about that rest. */
function follow(syntax: Syntax, rest: Regular, atStart: boolean, algebra: Algebra): Regular {
  switch (syntax.kind) {
    case 'set':
      return algebra.concat(algebra.set(syntax.set), rest)
    case 'start':
      return atStart ? rest : algebra.nothing
    case 'end':
      return algebra.and([rest, algebra.empty])
    case 'guess':
    case 'behind':
      return rest
    case 'back':
      throw new NotRegular('refers back')
    case 'group':
      return follow(syntax.inner, rest, atStart, algebra)
    case 'ahead': {
      if (syntax.negative && isGuess(syntax.inner)) return rest
      const ahead = follow(syntax.inner, algebra.anything, atStart, algebra)
      return algebra.and([rest, syntax.negative ? algebra.not(ahead) : ahead])
    }
    case 'choice':
      return algebra.or(syntax.items.map((item) => follow(item, rest, atStart, algebra)))
    case 'sequence':
      return followAll(syntax.items, rest, atStart, algebra)
    case 'repeat':
      return followRepeat(syntax, rest, atStart, algebra)
  }
}

function followAll(items: readonly Syntax[], rest: Regular, atStart: boolean, algebra: Algebra): Regular {
  const [first, ...others] = items
  if (first === undefined) return rest
  const consumes = !['start', 'end', 'ahead', 'guess'].includes(first.kind)
  if (atStart && consumes && fewest(first) === 0 && others.some(mentionsStart)) {
    throw new NotRegular('a start after something optional')
  }
  return follow(first, followAll(others, rest, atStart && !consumes, algebra), atStart, algebra)
}

function followRepeat(
  syntax: Syntax & { readonly kind: 'repeat' },
  rest: Regular,
  atStart: boolean,
  algebra: Algebra,
): Regular {
  const { inner, min, max } = syntax
  if (!isContextual(inner)) {
    return algebra.concat(algebra.repeat(follow(inner, algebra.empty, false, algebra), min, max), rest)
  }
  if (max > 1) throw new NotRegular('repeats an anchor')
  const once = follow(inner, rest, atStart, algebra)
  return min === 1 ? once : algebra.or([rest, once])
}

function mentionsStart(syntax: Syntax): boolean {
  switch (syntax.kind) {
    case 'start':
      return true
    case 'repeat':
    case 'ahead':
      return mentionsStart(syntax.inner)
    case 'sequence':
    case 'choice':
      return syntax.items.some(mentionsStart)
    default:
      return false
  }
}
