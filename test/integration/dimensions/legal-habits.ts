import type { JsonObject } from '../../../src/kernel/json.ts'
import { withHeaders, withJson } from '../../../src/mock/reply.ts'
import type { Hooks } from '../../../src/mock/seams.ts'

/** What the RFCs leave to the server, by the clause that does. */
export const LEGAL_HABITS: Readonly<Record<string, Hooks>> = {
  'members that nobody knows, which a client ignores (RFC 6749 §5.1)': {
    tokenBody: (honest) => (tokens, mock) => ({
      ...honest(tokens, mock),
      created_at: 1_790_000_000,
      'x-vendor': { tier: 'gold' },
    }),
  },
  'a token type in lower case (RFC 6749 §7.1: case insensitive)': {
    tokenBody: (honest) => (tokens, mock) => ({ ...honest(tokens, mock), token_type: 'bearer' }),
  },
  'a lifetime that is written as text': {
    tokenBody: (honest) => (tokens, mock) => {
      const body = honest(tokens, mock) as JsonObject
      return { ...body, expires_in: String(body.expires_in) }
    },
  },
  'more directives, and capitals, in Cache-Control and Content-Type (RFC 9111 §5.2, RFC 9110 §8.3.1)': {
    tokenResponse: (honest) => (body, tokens, mock) =>
      withHeaders(honest(body, tokens, mock), {
        'cache-control': 'private, max-age=0, No-Store, must-revalidate',
        'content-type': 'Application/JSON;charset=UTF-8',
      }),
  },
  'no error_description (RFC 6749 §5.2: optional)': {
    errorReply: (honest) => (problem, envelope, call, mock) =>
      withJson(honest(problem, envelope, call, mock), (value) => {
        const { error_description: _, ...rest } = value as JsonObject
        return rest
      }),
  },
  'redirects by 303 (RFC 9700 §4.12)': {
    response: (honest) => (reply, call, mock) => {
      const answer = honest(reply, call, mock)
      return answer.status === 302 ? { ...answer, status: 303 } : answer
    },
  },
  'scopes beside those that were asked for, and told (RFC 6749 §3.3)': {
    grantedScopes: (honest) => (chosen, request, mock) => ['openid', ...honest(chosen, request, mock)],
  },
  'more than one challenge (RFC 9110 §11.6.1)': {
    response: (honest) => (reply, call, mock) => {
      const answer = honest(reply, call, mock)
      const challenge = answer.headers['www-authenticate']
      return challenge?.startsWith('Bearer') === true
        ? withHeaders(answer, { 'www-authenticate': `Basic realm="staff", ${challenge}` })
        : answer
    },
  },
  'parameters of its own in the redirect (RFC 6749 §4.1.2)': {
    redirectParameters: (honest) => (parameters, request, mock) => ({
      session_state: 'abc',
      ...honest(parameters, request, mock),
    }),
  },
}
