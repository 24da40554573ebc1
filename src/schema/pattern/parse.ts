import { ANY_CHAR, complement, intersection, LINE_ENDS, NO_CHAR, union } from './char-set.ts'
import type { Cursor } from './cursor.ts'
import { parseEscape } from './parse-escape.ts'
import { NotRegular, type Syntax } from './syntax.ts'

/**
 * Read an ECMAScript regular expression (ECMA-262, section 22.2). It is known to compile: nothing is checked twice.
 *
 * @throws NotRegular for back references.
 */
export function parseRegExp(pattern: string): Syntax {
  return parseChoice({ text: pattern, at: 0 })
}

/** The same with its groups, its back references and what it looks back at. */
export function parseWithGroups(pattern: string): Syntax {
  return parseChoice({ text: pattern, at: 0, groups: 0 })
}

function parseChoice(cursor: Cursor): Syntax {
  const items = [parseSequence(cursor)]
  while (take(cursor, '|')) items.push(parseSequence(cursor))
  return items.length === 1 ? items[0]! : { kind: 'choice', items }
}

function parseSequence(cursor: Cursor): Syntax {
  const items: Syntax[] = []
  while (cursor.at < cursor.text.length && !'|)'.includes(cursor.text[cursor.at]!)) {
    items.push(parseQuantified(cursor))
  }
  return items.length === 1 ? items[0]! : { kind: 'sequence', items }
}

function parseQuantified(cursor: Cursor): Syntax {
  const inner = parseAtom(cursor)
  const counts = parseCounts(cursor)
  if (counts === undefined) return inner
  take(cursor, '?')
  return { kind: 'repeat', inner, ...counts }
}

function parseCounts(cursor: Cursor): { min: number; max: number } | undefined {
  if (take(cursor, '*')) return { min: 0, max: Number.POSITIVE_INFINITY }
  if (take(cursor, '+')) return { min: 1, max: Number.POSITIVE_INFINITY }
  if (take(cursor, '?')) return { min: 0, max: 1 }
  const braces = /^\{(\d+)(,(\d*))?\}/.exec(cursor.text.slice(cursor.at, cursor.at + 24))
  if (braces === null) return undefined
  cursor.at += braces[0].length
  const min = Number(braces[1])
  if (braces[2] === undefined) return { min, max: min }
  return { min, max: braces[3] === '' ? Number.POSITIVE_INFINITY : Number(braces[3]) }
}

function parseAtom(cursor: Cursor): Syntax {
  if (take(cursor, '^')) return { kind: 'start' }
  if (take(cursor, '$')) return { kind: 'end' }
  if (take(cursor, '.')) return { kind: 'set', set: complement(LINE_ENDS) }
  if (take(cursor, '(')) return parseGroup(cursor)
  if (take(cursor, '[')) return { kind: 'set', set: parseClass(cursor) }
  if (take(cursor, '\\b') || take(cursor, '\\B')) return { kind: 'guess' }
  const back = cursor.groups === undefined ? null : BACK.exec(cursor.text.slice(cursor.at))
  if (back !== null) {
    cursor.at += back[0].length
    return { kind: 'back', group: (back[1] ?? back[2])! }
  }
  if (take(cursor, '\\')) return { kind: 'set', set: parseEscape(cursor, false) }
  return { kind: 'set', set: literal(cursor) }
}

const BACK = /^\\(?:([1-9]\d*)|k<([^>]+)>)/

function parseGroup(cursor: Cursor): Syntax {
  const isBehind = take(cursor, '?<=')
  if (isBehind || take(cursor, '?<!')) {
    const inner = parseChoice(cursor)
    take(cursor, ')')
    return isBehind && cursor.groups !== undefined ? { kind: 'behind', inner } : { kind: 'guess' }
  }
  const negative = take(cursor, '?!')
  const ahead = negative || take(cursor, '?=')
  const names = ahead || take(cursor, '?:') ? [] : groupNames(cursor)
  const inner = parseChoice(cursor)
  take(cursor, ')')
  if (ahead) return { kind: 'ahead', inner, negative }
  return names.length > 0 ? { kind: 'group', inner, names } : inner
}

/** The number of a group that catches, and its name; none where groups are not asked for. */
function groupNames(cursor: Cursor): readonly string[] {
  const name = /^\?<([^>]*)>/.exec(cursor.text.slice(cursor.at))
  if (name !== null) cursor.at += name[0].length
  else if (cursor.text[cursor.at] === '?') throw new NotRegular('changes flags on the way')
  if (cursor.groups === undefined) return []
  cursor.groups++
  return [String(cursor.groups), ...(name === null ? [] : [name[1]!])]
}

function parseClass(cursor: Cursor): readonly number[] {
  const negative = take(cursor, '^')
  let set = NO_CHAR
  while (cursor.at < cursor.text.length && !take(cursor, ']')) {
    const from = classAtom(cursor)
    const isRange = cursor.text[cursor.at] === '-' && cursor.text[cursor.at + 1] !== ']' && from.length === 2
    if (!isRange) {
      set = union(set, from)
      continue
    }
    cursor.at++
    const to = classAtom(cursor)
    const joined =
      to.length === 2 && from[0] === from[1] ? [from[0]!, to[1]!] : union([45, 45], union(from, to))
    set = union(set, joined)
  }
  return negative ? complement(set) : intersection(set, ANY_CHAR)
}

function classAtom(cursor: Cursor): readonly number[] {
  return take(cursor, '\\') ? parseEscape(cursor, true) : literal(cursor)
}

function literal(cursor: Cursor): readonly number[] {
  const code = cursor.text.codePointAt(cursor.at) ?? 0
  cursor.at += code > 0xffff ? 2 : 1
  return [code, code]
}

function take(cursor: Cursor, text: string): boolean {
  if (!cursor.text.startsWith(text, cursor.at)) return false
  cursor.at += text.length
  return true
}
