import type { JsonValue } from '../kernel/json.ts'

/** An answer as plain data, so that it can be looked at and changed before it is a `Response`. */
export interface Reply {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly content: Content
}

export type Content =
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'text'; readonly type: string; readonly text: string }
  | { readonly kind: 'none' }

export function jsonReply(
  status: number,
  value: JsonValue,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers, content: { kind: 'json', value } }
}

export function emptyReply(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, content: { kind: 'none' } }
}

export function htmlReply(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers, content: { kind: 'text', type: 'text/html; charset=utf-8', text } }
}

/** A copy with the headers added; one that is `undefined` is taken away. */
export function withHeaders(reply: Reply, headers: Readonly<Record<string, string | undefined>>): Reply {
  const merged = Object.entries({ ...reply.headers, ...headers }).filter(([, value]) => value !== undefined)
  return { ...reply, headers: Object.fromEntries(merged) as Record<string, string> }
}

/** A copy in which the JSON body is replaced; replies without one stay as they are. */
export function withJson(reply: Reply, change: (value: JsonValue) => JsonValue): Reply {
  if (reply.content.kind !== 'json') return reply
  return { ...reply, content: { kind: 'json', value: change(reply.content.value) } }
}

/**
 * The body as it goes over the wire.
 *
 * @param print - makes text of JSON.
 */
export function replyText(reply: Reply, print: (value: JsonValue) => string): string {
  switch (reply.content.kind) {
    case 'json':
      return print(reply.content.value)
    case 'text':
      return reply.content.text
    case 'none':
      return ''
  }
}

/** The headers as they go over the wire: the content's type with them. */
export function replyHeaders(reply: Reply): Readonly<Record<string, string>> {
  switch (reply.content.kind) {
    case 'json':
      return { 'content-type': 'application/json; charset=utf-8', ...reply.headers }
    case 'text':
      return { 'content-type': reply.content.type, ...reply.headers }
    case 'none':
      return reply.headers
  }
}
