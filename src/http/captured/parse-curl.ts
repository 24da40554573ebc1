import type { CapturedRequest } from './captured-request.ts'
import { shellWords } from './shell-words.ts'

/** Flags of curl that take a value and say nothing of what is sent. */
const IGNORED_WITH_VALUE: ReadonlySet<string> = new Set([
  '-o',
  '--output',
  '-w',
  '--write-out',
  '-m',
  '--max-time',
  '--connect-timeout',
  '--retry',
  '-e',
  '--cacert',
])

/**
 * The request that a curl command sends.
 *
 * @returns the request, or why it cannot be told.
 */
export function parseCurl(command: string): CapturedRequest | string {
  const [, ...words] = shellWords(command.trim())
  const headers: Record<string, string> = {}
  const data: string[] = []
  let method: string | undefined
  let url: string | undefined
  for (let index = 0; index < words.length; index++) {
    const [flag, inline] = splitFlag(words[index]!)
    const value = () => inline ?? words[++index] ?? ''
    if (flag === '-H' || flag === '--header') addHeader(headers, value())
    else if (flag === '-X' || flag === '--request') method = value()
    else if (flag === '--url') url = value()
    else if (flag === '-A' || flag === '--user-agent') headers['user-agent'] = value()
    else if (DATA.has(flag)) {
      const text = value()
      if (text.startsWith('@') && flag !== '--data-raw')
        return `the body stands in another file, ${text.slice(1)}`
      data.push(
        flag === '-d' || flag === '--data' || flag === '--data-ascii' ? text.replace(/[\r\n]/g, '') : text,
      )
    } else if (flag === '--json') {
      data.push(value())
      headers['content-type'] ??= 'application/json'
    } else if (IGNORED_WITH_VALUE.has(flag)) value()
    else if (!flag.startsWith('-')) url = flag
  }
  if (url === undefined) return 'the curl command has no URL'
  if (data.length > 0) headers['content-type'] ??= 'application/x-www-form-urlencoded'
  return {
    method: method ?? (data.length > 0 ? 'POST' : 'GET'),
    url,
    headers,
    body: new TextEncoder().encode(data.join('&')),
  }
}

const DATA: ReadonlySet<string> = new Set(['-d', '--data', '--data-ascii', '--data-raw', '--data-binary'])

function addHeader(headers: Record<string, string>, line: string): void {
  const colon = line.indexOf(':')
  if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
}

/** `-XPOST` and `--request=POST` carry their value with them. */
function splitFlag(word: string): readonly [string, string | undefined] {
  if (/^--[\w-]+=/.test(word)) return [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]
  return /^-[XHdAomwe]./.test(word) ? [word.slice(0, 2), word.slice(2)] : [word, undefined]
}
