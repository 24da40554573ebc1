import { type InnerList, serializeInnerList } from 'structured-headers'
import { urlPart } from './content.ts'
import { type HeaderFields, headerValue } from './delivery.ts'
import { hashing, type MacKey } from './hashing.ts'

/** What the components of a signature are read from. */
export interface MessageContext {
  readonly headers: HeaderFields
  readonly method?: string | undefined
  readonly url?: string | undefined
}

/**
 * The value of a component (RFC 9421 sections 2.1 and 2.2), or `undefined` where the message has no such field, or is
 * given without its method or URL.
 */
function componentValue(name: string, { headers, method, url }: MessageContext): string | undefined {
  if (name === '@method') return method?.toUpperCase()
  if (!name.startsWith('@')) return headerValue(headers, name)?.trim()
  return url === undefined ? undefined : urlComponent(name, url)
}

function urlComponent(name: string, url: string): string | undefined {
  switch (name) {
    case '@authority':
      return urlPart('host', url)
    case '@path':
      return urlPart('path', url)
    case '@request-target':
      return urlPart('target', url)
    case '@query':
      return `?${urlPart('query', url)}`
    case '@scheme':
      return urlPart('scheme', url)
    case '@target-uri':
      return urlPart('uri', url)
    default:
      return undefined
  }
}

/** The names of the covered components, in order. */
export function coveredNames([items]: InnerList): readonly string[] {
  return items.map(([name]) => String(name))
}

/** The signature base of RFC 9421 section 2.5, or the name of a component that it covers and the message has not. */
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

export function signBase(key: MacKey, base: string): Uint8Array {
  const hmac = hashing.hmac('sha256', key)
  hmac.update(base)
  return hmac.digest()
}
