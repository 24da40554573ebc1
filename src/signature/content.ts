import { UsageError } from '../kernel/errors.ts'
import { printTimestamp, readTimestamp, type TimestampUnit } from './timestamp.ts'

/**
 * What a content template may speak of: `{timestamp}` is the timestamp exactly as sent, `{timestampSeconds}` and
 * `{timestampMs}` the same instant in a unit of its own; `{target}` is path and query, `{query}` goes without its `?`.
 */
export const CONTENT_PLACEHOLDERS = [
  'id',
  'timestamp',
  'timestampSeconds',
  'timestampMs',
  'body',
  'method',
  'url',
  'host',
  'path',
  'query',
  'target',
] as const

export type ContentPlaceholder = (typeof CONTENT_PLACEHOLDERS)[number]

/** What the placeholders stand for in one delivery. */
export interface ContentValues {
  readonly id: string | undefined
  /** As sent. */
  readonly timestamp: string | undefined
  readonly unit: TimestampUnit
  readonly body: Uint8Array | string
  readonly method: string | undefined
  readonly url: string | undefined
}

/** The signed content of a scheme, compiled: literal text and placeholders in turn, a literal first. */
export interface Content {
  readonly parts: readonly string[]
  /** What an id must not contain, since the content continues with it; `''` where nothing separates them. */
  readonly afterId: string
  uses(placeholder: ContentPlaceholder): boolean
}

export function compileContent(template: string): Content {
  const parts = template.split(/\{([A-Za-z][A-Za-z0-9]*)\}/)
  const names = parts.filter((_, index) => index % 2 === 1)
  const idAt = parts.findIndex((part, index) => index % 2 === 1 && part === 'id')
  return {
    parts,
    afterId: (idAt === -1 ? undefined : parts[idAt + 1]) ?? '',
    uses: (placeholder) => names.includes(placeholder),
  }
}

/** Feed the content to a hash in as few updates as it takes: each costs about as much as hashing 200 bytes. */
export function feedContent(
  hash: { update(data: string | Uint8Array): unknown },
  content: Content,
  values: ContentValues,
): void {
  let text = ''
  for (let index = 0; index < content.parts.length; index++) {
    const part = content.parts[index]!
    if (index % 2 === 0) text += part
    else if (part !== 'body') text += contentValue(part as ContentPlaceholder, values)
    else if (typeof values.body === 'string') text += values.body
    else {
      if (text !== '') hash.update(text)
      hash.update(values.body)
      text = ''
    }
  }
  if (text !== '') hash.update(text)
}

function contentValue(name: ContentPlaceholder, values: ContentValues): string {
  switch (name) {
    case 'id':
      return values.id ?? missing(name)
    case 'timestamp':
      return values.timestamp ?? missing(name)
    case 'timestampSeconds':
    case 'timestampMs':
      return convertTimestamp(values, name === 'timestampMs' ? 'ms' : 's')
    case 'method':
      return values.method?.toUpperCase() ?? missing(name)
    case 'url':
      return values.url ?? missing(name)
    case 'host':
    case 'path':
    case 'query':
    case 'target':
      return urlPart(name, values.url ?? missing('url'))
    case 'body':
      throw new TypeError('The body is fed, not printed.')
  }
}

function convertTimestamp({ timestamp, unit }: ContentValues, to: TimestampUnit): string {
  const seconds = readTimestamp(unit, timestamp ?? missing('timestamp'))
  return seconds === undefined ? missing('timestamp') : printTimestamp(to, seconds)
}

/** `query` is without its `?`, `scheme` without its colon; `target` is path and query, `uri` all but the fragment. */
export type UrlPart = 'scheme' | 'host' | 'path' | 'query' | 'target' | 'uri'

/** @throws UsageError where the URL is not absolute. */
export function urlPart(part: UrlPart, url: string): string {
  const parsed = URL.parse(url)
  if (parsed === null) {
    throw new UsageError(
      `Failed to read the URL that a signature covers: '${url}' is not absolute.`,
      'Give the whole URL that the sender calls, with scheme and host.',
    )
  }
  switch (part) {
    case 'host':
      return parsed.host
    case 'path':
      return parsed.pathname
    case 'query':
      return parsed.search.slice(1)
    case 'target':
      return parsed.pathname + parsed.search
    case 'scheme':
      return parsed.protocol.slice(0, -1)
    case 'uri':
      parsed.hash = ''
      return parsed.href
  }
}

/** @throws UsageError */
export function missing(name: string): never {
  throw new UsageError(
    `Failed to build the signed content: the scheme signs '${name}', which is not given.`,
    `Give '${name}' with the delivery.`,
  )
}
