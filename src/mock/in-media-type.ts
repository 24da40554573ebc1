import { errorReply } from './error-reply.ts'
import type { Call } from './incoming.ts'
import { JSON_TYPE, preferredType, XML_TYPES } from './media-type.ts'
import { problem } from './problem.ts'
import { type Reply, withHeaders } from './reply.ts'
import type { Mock } from './seams.ts'
import { xmlOf } from './xml.ts'

/** The endpoints whose form OAuth decides (RFC 6749 §5.1, RFC 8414): JSON whatever is asked for. */
const OF_OAUTH: ReadonlySet<string> = new Set(['authorize', 'token', 'refresh', 'revoke', 'metadata'])

/** A reply in the media type that the seam names; 406 where it names none, except for refusals, which are better than nothing. */
export function inMediaType(reply: Reply, call: Call, mock: Mock): Reply {
  const { content } = reply
  if (content.kind !== 'json') return reply
  const type = mock.seams.mediaType(reply, call, mock)
  const varying = negotiates(call, mock) ? withHeaders(reply, { vary: 'accept' }) : reply
  if (type === JSON_TYPE) return varying
  if (type !== undefined)
    return {
      ...varying,
      content: { kind: 'text', type: `${type}; charset=utf-8`, text: xmlOf(content.value) },
    }
  return reply.status >= 400
    ? varying
    : withHeaders(errorReply(NOT_ACCEPTABLE, { root: '' }, call), { vary: 'accept' })
}

/** What the request prefers of what the partner can write. Who writes JSON alone does so without looking. */
export function mediaType(_reply: Reply, call: Call, mock: Mock): string | undefined {
  if (!negotiates(call, mock)) return JSON_TYPE
  const offered = mock.partner.xml === 'byDefault' ? [...XML_TYPES, JSON_TYPE] : [JSON_TYPE, ...XML_TYPES]
  return preferredType(call.incoming.request.headers.get('accept'), offered)
}

function negotiates({ route }: Call, { partner }: Mock): boolean {
  return partner.xml !== undefined && !OF_OAUTH.has(route)
}

const NOT_ACCEPTABLE = problem('accept', 'not_acceptable', 'This is told as JSON or as XML.', 406)
