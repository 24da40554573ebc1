import type { PlaceholderValues } from '../partner/match-request.ts'
import type { Call, Incoming } from './incoming.ts'
import { problem } from './problem.ts'
import { type Reply, withHeaders } from './reply.ts'
import type { Route } from './routes.ts'
import type { Mock } from './seams.ts'

/** Where a request goes, decided before anything answers it. */
export interface Destination {
  readonly call: Call
  answer(call: Call, mock: Mock): Promise<Reply>
}

/** The route that a request is meant for; failing that, the one that says best why it is meant for none. */
export function destination(routes: readonly Route[], incoming: Incoming): Destination {
  const tried = isDecodable(incoming.url.pathname)
    ? routes.map((route) => ({ route, match: route.match(incoming) }))
    : []
  for (const { route, match } of tried)
    if (match.matches)
      return to(incoming, route.name, match.values, async (call, mock) => route.answer(call, mock))
  const near = tried.flatMap(({ route, match }) => (match.matches ? [] : [{ route, ...match }]))
  const wrong = near.find(({ mismatch }) => mismatch === 'parameters')
  if (wrong !== undefined)
    return to(incoming, wrong.route.name, {}, async (call, mock) =>
      malformed(wrong.route, wrong.detail, call, mock),
    )
  const elsewhere = near.filter(({ mismatch }) => mismatch === 'method').map(({ route }) => route)
  return elsewhere[0] === undefined
    ? to(incoming, 'unknown', {}, async (call, mock) => refuse(NOT_FOUND, call, mock))
    : to(incoming, elsewhere[0].name, {}, async (call, mock) => notAllowed(elsewhere, call, mock))
}

function to(
  incoming: Incoming,
  route: string,
  values: PlaceholderValues,
  answer: Destination['answer'],
): Destination {
  return { call: { incoming, route, values, subject: {} }, answer }
}

function malformed(route: Route, detail: string, call: Call, mock: Mock): Reply {
  const first = route.refusal?.(call, mock) ?? problem('parameters', 'invalid_request', `Refused: ${detail}.`)
  return mock.seams.errorReply(first, route.envelope, call, mock)
}

/** RFC 9110 §15.5.6: a 405 says what is allowed. */
function notAllowed(routes: readonly Route[], call: Call, mock: Mock): Reply {
  const methods = new Set(routes.flatMap(({ methods }) => methods))
  if (methods.has('GET')) methods.add('HEAD')
  return withHeaders(refuse(NOT_ALLOWED, call, mock), { allow: [...methods].sort().join(', ') })
}

function refuse(refused: typeof NOT_FOUND, call: Call, mock: Mock): Reply {
  return mock.seams.errorReply(refused, { root: '' }, call, mock)
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

const NOT_FOUND = problem('route', 'not_found', 'There is nothing at this address.', 404)
const NOT_ALLOWED = problem('method', 'method_not_allowed', 'This address knows other methods.', 405)
