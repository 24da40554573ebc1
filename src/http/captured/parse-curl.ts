import type { CapturedRequest } from './captured-request.ts'
import { curlWords } from './curl-words.ts'
import { shellWords } from './shell-words.ts'

/** What a command has said so far. */
interface Draft {
  readonly headers: Record<string, string>
  readonly data: string[]
  method: string | undefined
  url: string | undefined
}

/** Flags whose bytes only curl itself knows, or which send something else than the body that is asked for. */
const UNTELLABLE: Readonly<Record<string, string>> = {
  form: 'curl makes its body, of several parts',
  'form-string': 'curl makes its body, of several parts',
  'data-urlencode': 'curl encodes its body',
  'upload-file': 'its body stands in another file',
  config: 'it goes on in another file',
}

/**
 * The request that a curl command sends; of several (`--next`) the first.
 *
 * @returns the request, or why it cannot be told.
 */
export function parseCurl(command: string): CapturedRequest | string {
  const words = shellWords(command.trim())
  if (words === undefined) return 'a quote of the curl command is never closed'
  const draft: Draft = { headers: {}, data: [], method: undefined, url: undefined }
  for (const { flag, value } of curlWords(words.slice(1))) {
    if (flag === 'next') break
    const problem = flag === undefined ? take(draft, 'url', value) : take(draft, flag, value ?? '')
    if (problem !== undefined) return problem
  }
  const { headers, data, method, url } = draft
  if (url === undefined) return 'the curl command has no URL'
  if (data.length > 0) headers['content-type'] ??= 'application/x-www-form-urlencoded'
  return {
    method: method ?? (data.length > 0 ? 'POST' : 'GET'),
    url,
    headers,
    body: new TextEncoder().encode(data.join('&')),
  }
}

/** @returns why the request cannot be told. */
function take(draft: Draft, flag: string, value: string): string | undefined {
  switch (flag) {
    case 'header':
      addHeader(draft.headers, value)
      return undefined
    case 'request':
      draft.method = value
      return undefined
    case 'url':
      draft.url ??= value
      return undefined
    case 'user-agent':
      draft.headers['user-agent'] = value
      return undefined
    case 'json':
      draft.headers['content-type'] ??= 'application/json'
      return addData(draft, flag, value)
    case 'data':
    case 'data-ascii':
    case 'data-raw':
    case 'data-binary':
      return addData(draft, flag, value)
    default: {
      const reason = UNTELLABLE[flag]
      return reason === undefined ? undefined : `${reason} (--${flag}); give the raw request instead`
    }
  }
}

/** `--data` is stripped of line breaks, and `@` means a file everywhere but in `--data-raw`. */
function addData({ data }: Draft, flag: string, text: string): string | undefined {
  if (text.startsWith('@') && flag !== 'data-raw') return `the body stands in another file, ${text.slice(1)}`
  data.push(flag === 'data' || flag === 'data-ascii' ? text.replace(/[\r\n]/g, '') : text)
  return undefined
}

function addHeader(headers: Record<string, string>, line: string): void {
  const colon = line.indexOf(':')
  if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
}
