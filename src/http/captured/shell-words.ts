/**
 * The words of a POSIX shell command, quotes, escapes and line continuations resolved; also `$'…'`, in which browsers
 * copy requests. Nothing is expanded.
 *
 * @returns the words, or `undefined` where a quote is never closed.
 */
export function shellWords(command: string): readonly string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  let rest = command
  while (rest !== '') {
    const token = TOKEN.exec(rest)
    if (token === null) return undefined
    rest = rest.slice(token[0].length)
    const { space, single, double, ansi, escaped, plain } = token.groups as Record<string, string | undefined>
    if (space !== undefined) {
      if (word !== undefined) words.push(word)
      word = undefined
      continue
    }
    word ??= ''
    if (single !== undefined) word += single
    else if (double !== undefined) word += double.replace(/\\\r?\n/g, '').replace(/\\(["\\$`])/g, '$1')
    else if (ansi !== undefined) word += ansi.replace(/\\(u[\da-fA-F]{4}|x[\da-fA-F]{2}|[\s\S])/g, ansiEscape)
    else word += escaped ?? plain ?? ''
  }
  return word === undefined ? words : [...words, word]
}

// Loops unrolled, so that a body of megabytes does not exhaust the matcher's stack.
const TOKEN =
  /^(?:(?<space>(?:\s|\\\r?\n)+)|'(?<single>[^']*)'|"(?<double>[^"\\]*(?:\\[\s\S][^"\\]*)*)"|\$'(?<ansi>[^'\\]*(?:\\[\s\S][^'\\]*)*)'|\\(?<escaped>[\s\S])|(?<plain>\$|[^\s'"\\$]+))/

function ansiEscape(_: string, code: string): string {
  if (/^[ux]/.test(code) && code.length > 1) return String.fromCharCode(Number.parseInt(code.slice(1), 16))
  return ESCAPES[code] ?? code
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
}
