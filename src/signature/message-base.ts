import { createHmac, type KeyObject } from 'node:crypto'
import { type InnerList, serializeInnerList } from 'structured-headers'
import { UsageError } from '../kernel/errors.ts'
import { urlPart } from './content.ts'
import { type HeaderFields, headerValue } from './delivery.ts'

/** What the components of a signature are read from. */
export interface MessageContext {
  readonly headers: HeaderFields
  readonly method?: string | undefined
  readonly url?: string | undefined
}

/** The value of a component (RFC 9421 sections 2.1 and 2.2), or `undefined` where the message has no such field. */
function componentValue(name: string, { headers, method, url }: MessageContext): string | undefined {
  switch (name) {
    case '@method':
      return (method ?? notGiven(name, 'method')).toUpperCase()
    case '@target-uri':
      return targetUri(url ?? notGiven(name, 'url'))
    case '@scheme':
      return new URL(targetUri(url ?? notGiven(name, 'url'))).protocol.slice(0, -1)
    case '@authority':
      return urlPart('host', url ?? notGiven(name, 'url'))
    case '@path':
      return urlPart('path', url ?? notGiven(name, 'url'))
    case '@request-target':
      return urlPart('target', url ?? notGiven(name, 'url'))
    case '@query':
      return `?${urlPart('query', url ?? notGiven(name, 'url'))}`
    default:
      return headerValue(headers, name)?.trim()
  }
}

function targetUri(url: string): string {
  urlPart('host', url)
  const parsed = new URL(url)
  parsed.hash = ''
  return parsed.href
}

function notGiven(component: string, what: string): never {
  throw new UsageError(
    `Failed to build the signature base: it covers '${component}', and the ${what} is not given.`,
    `Give the ${what} with the delivery.`,
  )
}

/** The names of the covered components, in order. */
export function coveredNames([items]: InnerList): readonly string[] {
  return items.map(([name]) => String(name))
}

/**
 * The signature base of RFC 9421 section 2.5, or the name of the field that it covers and the message has not.
 *
 * @throws UsageError where the caller did not give the method or the URL that is covered.
 */
export function signatureBase(
  input: InnerList,
  context: MessageContext,
): { readonly text: string } | { readonly missing: string } {
  const lines: string[] = []
  for (const name of coveredNames(input)) {
    const value = componentValue(name, context)
    if (value === undefined) return { missing: name }
    lines.push(`"${name}": ${value}`)
  }
  return { text: [...lines, `"@signature-params": ${serializeInnerList(input)}`].join('\n') }
}

export function signBase(key: KeyObject, base: string): Buffer {
  return createHmac('sha256', key).update(base).digest()
}
