import { type CharSet, charsMatching, complement, DIGITS, SPACES, WORD } from './char-set.ts'
import type { Cursor } from './cursor.ts'
import { NotRegular } from './syntax.ts'

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 }

/** The characters that an escape stands for; the cursor is behind its backslash. */
export function parseEscape(cursor: Cursor, inClass: boolean): CharSet {
  const letter = cursor.text[cursor.at++] ?? '\\'
  switch (letter) {
    case 'd':
      return DIGITS
    case 'D':
      return complement(DIGITS)
    case 'w':
      return WORD
    case 'W':
      return complement(WORD)
    case 's':
      return SPACES
    case 'S':
      return complement(SPACES)
    case 'p':
    case 'P':
      return property(cursor, letter)
    case 'x':
      return code(cursor, /^[0-9a-fA-F]{2}/)
    case 'u':
      return unicode(cursor)
    case 'c':
      return one((cursor.text.codePointAt(cursor.at++) ?? 0) % 32)
  }
  if (letter === 'b' && inClass) return one(8)
  if (/[bBk1-9]/.test(letter)) throw new NotRegular('looks at its surroundings')
  const control = CONTROLS[letter]
  if (control !== undefined) return one(control)
  cursor.at--
  const literal = cursor.text.codePointAt(cursor.at) ?? 0
  cursor.at += literal > 0xffff ? 2 : 1
  return one(literal)
}

function property(cursor: Cursor, letter: string): CharSet {
  const name = /^\{[^}]*\}/.exec(cursor.text.slice(cursor.at))
  if (name === null) return one(letter.charCodeAt(0))
  cursor.at += name[0].length
  return charsMatching(new RegExp(`\\${letter}${name[0]}`, 'u'))
}

function unicode(cursor: Cursor): CharSet {
  const braces = /^\{([0-9a-fA-F]+)\}/.exec(cursor.text.slice(cursor.at))
  if (braces !== null) {
    cursor.at += braces[0].length
    return one(Number.parseInt(braces[1]!, 16))
  }
  const pair = /^([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/.exec(
    cursor.text.slice(cursor.at),
  )
  if (pair === null) return code(cursor, /^[0-9a-fA-F]{4}/)
  cursor.at += pair[0].length
  const high = Number.parseInt(pair[1]!, 16) - 0xd800
  return one(0x10000 + high * 0x400 + Number.parseInt(pair[2]!, 16) - 0xdc00)
}

function code(cursor: Cursor, digits: RegExp): CharSet {
  const found = digits.exec(cursor.text.slice(cursor.at))
  if (found === null) return one(cursor.text.charCodeAt(cursor.at - 1))
  cursor.at += found[0].length
  return one(Number.parseInt(found[0], 16))
}

function one(code: number): CharSet {
  return [code, code]
}
