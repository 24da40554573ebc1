import { shellQuoted } from '../../http/curl.ts'
import type { RedactedExchange } from '../redact.ts'

const HIDDEN = /(?:([\w.-]+)=)?\[redacted\]/g

/**
 * A redacted request as a command for a POSIX shell. What is hidden is a variable, named for what belongs there:
 * `$CODE`, `$CLIENT_SECRET`, `$X_API_KEY`, `$ACCESS_TOKEN`, `$BASIC_CREDENTIALS`. A masked JSON body stays as it is shown.
 */
export function curlOfRedacted({ request }: Pick<RedactedExchange, 'request'>): string {
  const [head = '', ...bodies] = request.split('\n\n')
  const [start = '', ...fields] = head.split('\n')
  const [, method = 'GET', url = ''] = /^(\S+) (.*)$/.exec(start) ?? []
  const body = bodies.join('\n\n')
  const isImplied = method === 'GET' || (method === 'POST' && body !== '')
  const words = [
    'curl',
    ...(isImplied ? [] : [`-X ${shellQuoted(method)}`]),
    ...fields.map((field) => `-H ${withVariables(field)}`),
    ...(body === '' ? [] : [`--data-raw ${withVariables(body)}`]),
    withVariables(url),
  ]
  return words.join(' \\\n  ')
}

/** Quoted, but for the variables, which the shell has to fill in. */
function withVariables(text: string): string {
  let words = ''
  let from = 0
  for (const match of text.matchAll(HIDDEN)) {
    const until = match.index + match[0].length - '[redacted]'.length
    words += `${shellQuoted(text.slice(from, until))}"$${variableFor(match[1], text)}"`
    from = match.index + match[0].length
  }
  const rest = text.slice(from)
  return rest === '' && words !== '' ? words : words + shellQuoted(rest)
}

function variableFor(field: string | undefined, text: string): string {
  if (field !== undefined)
    return field
      .toUpperCase()
      .replace(/\W/g, '_')
      .replace(/^(?=\d)/, '_')
  const header = /^([\w-]+): \[redacted\]/.exec(text)?.[1]
  if (header !== undefined) return nameOf(header)
  return /^authorization: basic /i.test(text) ? 'BASIC_CREDENTIALS' : 'ACCESS_TOKEN'
}

function nameOf(field: string): string {
  return field
    .toUpperCase()
    .replace(/\W/g, '_')
    .replace(/^(?=\d)/, '_')
}
