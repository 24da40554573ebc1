/** One flag of a curl command, with its value where it takes one; or a word that is none, which is a URL. */
export type CurlWord =
  | { readonly flag: string; readonly value: string }
  | { readonly flag: string; readonly value: undefined }
  | { readonly flag: undefined; readonly value: string }

/** Short flags that take a value, by their long names (curl 8). */
const SHORT: Readonly<Record<string, string>> = {
  ...{ A: 'user-agent', b: 'cookie', c: 'cookie-jar', C: 'continue-at', d: 'data', D: 'dump-header' },
  ...{ e: 'referer', E: 'cert', F: 'form', h: 'help', H: 'header', K: 'config', m: 'max-time', o: 'output' },
  ...{ P: 'ftp-port', Q: 'quote', r: 'range', t: 'telnet-option', T: 'upload-file', u: 'user' },
  ...{ U: 'proxy-user', w: 'write-out', x: 'proxy', X: 'request', y: 'speed-time', Y: 'speed-limit' },
  z: 'time-cond',
}

/** Long flags that take a value, besides those that have a short form. */
const LONG: ReadonlySet<string> = new Set([
  ...Object.values(SHORT),
  ...['data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json', 'url', 'url-query', 'form-string'],
  ...['cacert', 'capath', 'cert-type', 'key', 'key-type', 'pass', 'ciphers', 'connect-timeout', 'connect-to'],
  ...[
    'resolve',
    'interface',
    'retry',
    'retry-delay',
    'retry-max-time',
    'max-redirs',
    'limit-rate',
    'noproxy',
  ],
  ...['oauth2-bearer', 'unix-socket', 'aws-sigv4', 'proxy-header', 'stderr', 'trace', 'trace-ascii'],
])

/** Reads the words behind `curl`: `-sSXPOST`, `--request=POST` and `--request POST` are the same. */
export function curlWords(words: readonly string[]): readonly CurlWord[] {
  const read: CurlWord[] = []
  let index = 0
  const next = () => words[++index] ?? ''
  for (; index < words.length; index++) {
    const word = words[index]!
    if (word.startsWith('--')) read.push(longFlag(word, next))
    else if (word.startsWith('-') && word.length > 1) read.push(...shortFlags(word.slice(1), next))
    else read.push({ flag: undefined, value: word })
  }
  return read
}

function longFlag(word: string, next: () => string): CurlWord {
  const equals = word.indexOf('=')
  const flag = word.slice(2, equals === -1 ? undefined : equals)
  if (equals !== -1) return { flag, value: word.slice(equals + 1) }
  return LONG.has(flag) ? { flag, value: next() } : { flag, value: undefined }
}

/** Letters in a row; the first that takes a value takes the rest of the word, or the next one. */
function shortFlags(letters: string, next: () => string): readonly CurlWord[] {
  const flags: CurlWord[] = []
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at]!
    const flag = SHORT[letter]
    if (flag !== undefined) {
      const rest = letters.slice(at + 1)
      return [...flags, { flag, value: rest === '' ? next() : rest }]
    }
    flags.push({ flag: letter, value: undefined })
  }
  return flags
}
