import { pick, type Source } from '../source.ts'
import { type CharSet, intersection } from './char-set.ts'
import { parseWithGroups } from './parse.ts'
import type { Syntax } from './syntax.ts'

const PRINTABLE: CharSet = [0x20, 0x7e]
/** How much more often than it must something is repeated, at most. */
const MORE = 4

interface Walk {
  readonly source: Source
  text: string
  /** What each group caught, by its number and its name. */
  readonly caught: Map<string, string>
}

/**
 * Texts of a pattern that is no regular language, by a way through its syntax: back references repeat what their group
 * caught. What looks around is not followed, so what comes out has to be tried.
 *
 * @throws NotRegular for what cannot be walked either: flags that change on the way.
 */
export function walkerOf(pattern: string): (source: Source) => string {
  const syntax = parseWithGroups(pattern)
  return (source) => {
    const walk: Walk = { source, text: '', caught: new Map() }
    follow(syntax, walk)
    return walk.text
  }
}

function follow(syntax: Syntax, walk: Walk): void {
  const { source } = walk
  switch (syntax.kind) {
    case 'set':
      walk.text += String.fromCodePoint(character(syntax.set, source))
      return
    case 'sequence':
      for (const item of syntax.items) follow(item, walk)
      return
    case 'choice':
      follow(pick(source, syntax.items), walk)
      return
    case 'repeat': {
      const count = syntax.min + source.random.nextInt(0, Math.min(MORE, syntax.max - syntax.min))
      for (let round = 0; round < count; round++) follow(syntax.inner, walk)
      return
    }
    case 'group': {
      const from = walk.text.length
      follow(syntax.inner, walk)
      for (const name of syntax.names) walk.caught.set(name, walk.text.slice(from))
      return
    }
    case 'back':
      walk.text += walk.caught.get(syntax.group) ?? ''
      return
    case 'behind':
      if (walk.text === '') follow(syntax.inner, walk)
      return
    case 'ahead': {
      const { text } = walk
      if (!syntax.negative) follow(syntax.inner, walk)
      walk.text = text
    }
  }
}

/** One that people can read, where there is one. */
function character(set: CharSet, source: Source): number {
  const readable = intersection(set, PRINTABLE)
  const ranges = readable.length > 0 ? readable : set
  const index = 2 * source.random.nextInt(0, ranges.length / 2 - 1)
  return source.random.nextInt(ranges[index]!, ranges[index + 1]!)
}
