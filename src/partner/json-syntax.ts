/** What may come next, as a problem says it. */
const AWAITED = {
  value: 'a JSON value',
  item: "a JSON value or ']'",
  key: 'a key in double quotes',
  member: "a key in double quotes or '}'",
  colon: "':'",
  comma: "',' or the closing bracket",
  end: 'nothing more',
} as const
type Awaited = keyof typeof AWAITED

const TOKEN =
  /[{}[\],:]|"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/u

export interface JsonSyntaxError {
  /** Where the text stops being JSON, in UTF-16 units. */
  readonly offset: number
  /** What should stand there, in words that continue "expected …". */
  readonly expected: string
}

/**
 * Where a text that is not JSON (RFC 8259) stops being JSON; `undefined` when all of it is JSON. JavaScript engines
 * tell the position of some mistakes only.
 */
export function jsonSyntaxError(text: string): JsonSyntaxError | undefined {
  const space = /[ \t\r\n]*/y
  const token = new RegExp(TOKEN, 'uy')
  const open: string[] = []
  let awaited: Awaited = 'value'
  for (let end = 0; ; end = token.lastIndex) {
    space.lastIndex = end
    space.exec(text)
    const offset = space.lastIndex
    if (offset === text.length && awaited === 'end') return undefined
    token.lastIndex = offset
    const found = token.exec(text)?.[0]
    const next: Awaited | undefined = found === undefined ? undefined : after(found, awaited, open)
    if (next === undefined) return { offset, expected: AWAITED[awaited] }
    awaited = next
  }
}

/** What is awaited after a token, or `undefined` when the token may not stand here. Opens and closes brackets. */
function after(token: string, awaited: Awaited, open: string[]): Awaited | undefined {
  const takesValue = awaited === 'value' || awaited === 'item'
  const afterValue = () => (open.length === 0 ? 'end' : 'comma')
  switch (token) {
    case '{':
    case '[':
      if (!takesValue) return undefined
      open.push(token)
      return token === '{' ? 'member' : 'item'
    case '}':
    case ']': {
      const empty = token === '}' ? 'member' : 'item'
      const opener = token === '}' ? '{' : '['
      if (open.at(-1) !== opener || (awaited !== 'comma' && awaited !== empty)) return undefined
      open.pop()
      return afterValue()
    }
    case ',':
      if (awaited !== 'comma') return undefined
      return open.at(-1) === '{' ? 'key' : 'value'
    case ':':
      return awaited === 'colon' ? 'value' : undefined
    default:
      if (token.startsWith('"') && (awaited === 'key' || awaited === 'member')) return 'colon'
      return takesValue ? afterValue() : undefined
  }
}
